-- A token bucket that refills evenly and is leased from in batches.
-- KEYS[1]  the bucket
-- ARGV     capacity, tokens per period, period in ms, tokens used on credit, tokens wanted
-- returns  tokens leased, tokens left, ms until there is one more
local capacity, rate = tonumber(ARGV[1]), tonumber(ARGV[2]) / tonumber(ARGV[3])
local used, wanted = tonumber(ARGV[4]), tonumber(ARGV[5])
local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
local bucket = redis.call('HMGET', KEYS[1], 'level', 'at')
local passed = math.max(0, now - (tonumber(bucket[2]) or now))
local level = math.min(capacity, (tonumber(bucket[1]) or capacity) + passed * rate) - used
local leased = math.max(0, math.min(wanted, math.floor(level)))
level = level - leased
redis.call('HSET', KEYS[1], 'level', level, 'at', now)
redis.call('PEXPIRE', KEYS[1], math.ceil((capacity - level) / rate) + 1000)
return { leased, math.max(0, math.floor(level)), math.max(0, math.ceil((1 - level) / rate)) }
