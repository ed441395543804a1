# Ends the processes of a parent that can no longer do it itself.
# Reads lines "+ PID" (started) and "- PID" (ended) until the parent is gone, then ends what is left:
# TERM, at most 8 seconds, KILL. A process that leads a group is ended with its group.
trap '' INT TERM HUP
left=' '
while read -r sign pid; do
  case $sign in
    +) left="$left$pid " ;;
    -) left="${left/ $pid / }" ;;
  esac
done
[ "$left" = ' ' ] && exit 0
signal() {
  for pid in $left; do kill "-$1" -- "-$pid" 2>/dev/null || kill "-$1" "$pid" 2>/dev/null; done
}
alive() {
  for pid in $left; do
    if kill -0 -- "-$pid" 2>/dev/null || kill -0 "$pid" 2>/dev/null; then return 0; fi
  done
  return 1
}
signal TERM
for _ in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20 21 22 23 24 25 26 27 28 29 30 31 32 33 34 35 36 37 38 39 40; do
  alive || exit 0
  sleep 0.2
done
signal KILL
