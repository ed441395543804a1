package ly.ptsd.media.ffmpeg;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The arguments of ffmpeg for one pass: one input, one shared decode, one HLS output per rendition. */
record EncodeCommand(EncodeOrder order, boolean canToneMap, boolean arriving) {

    static final String PLAYLIST = "index.m3u8";
    static final String INIT = "init.mp4";

    /** Room for the last frame; what goes on beyond the measured duration is cut. */
    private static final Duration OVERTIME = Duration.ofMillis(500);

    /** Shorter than any distance of forced keyframes: cut at each. */
    private static final String EVERY_KEYFRAME = "0.05";

    /** Options of ffmpeg, the program itself not included. */
    List<String> arguments() {
        String demuxer = order.source().demuxer();
        List<String> arguments = new ArrayList<>(arriving ? Input.arriving(demuxer) : Input.of(order.input(), demuxer));
        arguments.addAll(List.of("-progress", "pipe:1", "-stats_period", "0.25", "-nostats"));
        List<Rendition.Video> encoded = encoded();
        if (!encoded.isEmpty()) {
            arguments.addAll(List.of("-filter_complex", graph(encoded)));
        }
        for (Rendition rendition : order.pass().renditions()) {
            switch (rendition) {
                case Rendition.Video video when video.remuxed() -> arguments.addAll(copiedVideo());
                case Rendition.Video video -> arguments.addAll(encodedVideo(video));
                case Rendition.Audio audio -> arguments.addAll(audio(audio));
            }
            arguments.addAll(output(rendition));
        }
        return arguments;
    }

    static Path folderOf(EncodeOrder order, Rendition rendition) {
        return order.folder().resolve(rendition.name());
    }

    private List<Rendition.Video> encoded() {
        return order.pass().renditions().stream()
                .filter(Rendition.Video.class::isInstance)
                .map(Rendition.Video.class::cast)
                .filter(video -> !video.remuxed())
                .toList();
    }

    private VideoStream video() {
        return Objects.requireNonNull(order.source().video());
    }

    /** The costly steps happen once, at the largest size. */
    private String graph(List<Rendition.Video> rungs) {
        Rendition.Video largest = rungs.stream()
                .max(Comparator.comparingInt(Rendition.Video::height))
                .orElseThrow();
        var filters = new VideoFilters(video(), canToneMap);
        List<String> shared = new ArrayList<>(filters.deinterlaced());
        shared.add(keepsSourceFrames() ? "settb=1/90000" : VideoFilters.rate(largest.framesPerSecond()));
        shared.addAll(filters.toSize(largest.width(), largest.height()));
        Duration missing = order.source().duration().minus(video().end());
        if (missing.compareTo(RemuxRule.UNEVEN) > 0) {
            shared.add("tpad=stop_mode=clone:stop_duration=" + Seconds.print(missing));
        }
        String copies =
                IntStream.range(0, rungs.size()).mapToObj("[s%d]"::formatted).collect(Collectors.joining());
        String branches = IntStream.range(0, rungs.size())
                .mapToObj(i -> ";[s%d]%s,setsar=1[%s]".formatted(i, branch(rungs.get(i), largest), label(rungs.get(i))))
                .collect(Collectors.joining());
        return "[0:%d]%s,split=%d%s%s"
                .formatted(video().index(), String.join(",", shared), rungs.size(), copies, branches);
    }

    private static String branch(Rendition.Video rung, Rendition.Video largest) {
        return rung == largest ? "null" : VideoFilters.scale(rung.width(), rung.height());
    }

    /** Beside a remuxed rendition the others keep its frames and its times, so that their segments begin at the same frame. */
    private boolean keepsSourceFrames() {
        return !order.pass().cuts().isEmpty();
    }

    private List<String> copiedVideo() {
        return List.of("-map", "0:" + video().index(), "-c:v", "copy");
    }

    private List<String> encodedVideo(Rendition.Video video) {
        List<String> arguments = new ArrayList<>(List.of("-map", "[" + label(video) + "]"));
        arguments.addAll(List.of("-c:v", "libx264", "-preset", "veryfast", "-profile:v", "high"));
        arguments.addAll(List.of("-pix_fmt", "yuv420p", "-crf", "23"));
        arguments.addAll(List.of("-maxrate", Integer.toString(video.maxBitrate())));
        arguments.addAll(List.of("-bufsize", Integer.toString(video.maxBitrate() * 2)));
        arguments.addAll(List.of("-bf", "3", "-b_strategy", "1", "-x264-params", "b-pyramid=none"));
        arguments.addAll(List.of("-sc_threshold", "0", "-g", "100000", "-forced-idr", "1"));
        arguments.addAll(List.of("-force_key_frames", keyframes()));
        if (keepsSourceFrames()) {
            arguments.addAll(List.of("-fps_mode", "passthrough", "-enc_time_base", "1:90000"));
        } else {
            arguments.addAll(List.of("-fps_mode", "cfr"));
        }
        return arguments;
    }

    private String keyframes() {
        return keepsSourceFrames()
                ? order.pass().cuts().stream().map(Seconds::print).collect(Collectors.joining(","))
                : "expr:gte(t,n_forced*2)";
    }

    private List<String> audio(Rendition.Audio audio) {
        AudioStream stream = Objects.requireNonNull(order.source().audio());
        List<String> arguments = new ArrayList<>(List.of("-map", "0:" + stream.index()));
        if (audio.copied()) {
            // Transport streams carry AAC with a header per packet, which MP4 must not have; others pass unchanged.
            arguments.addAll(List.of("-c:a", "copy", "-bsf:a", "aac_adtstoasc"));
            return arguments;
        }
        String rate = stream.sampleRate() == 44_100 ? "44100" : "48000";
        arguments.addAll(List.of("-af", "aresample=async=1:first_pts=0" + padding(stream)));
        arguments.addAll(List.of("-c:a", "aac", "-b:a", Integer.toString(Bitrates.AUDIO), "-ac", "2", "-ar", rate));
        return arguments;
    }

    private String padding(AudioStream stream) {
        Duration missing = order.source().duration().minus(stream.end());
        return missing.compareTo(RemuxRule.UNEVEN) > 0
                ? ",apad=whole_dur=" + Seconds.print(order.source().duration())
                : "";
    }

    private List<String> output(Rendition rendition) {
        String folder = Input.address(folderOf(order, rendition));
        return List.of(
                "-t",
                Seconds.print(order.source().duration().plus(OVERTIME)),
                "-map_metadata",
                "-1",
                "-map_chapters",
                "-1",
                "-f",
                "hls",
                "-hls_time",
                segmentTime(rendition),
                "-hls_segment_type",
                "fmp4",
                "-hls_playlist_type",
                "event",
                "-hls_flags",
                "independent_segments+temp_file",
                "-hls_fmp4_init_filename",
                INIT,
                "-hls_segment_filename",
                folder + "/%05d.m4s",
                folder + "/" + PLAYLIST);
    }

    private String segmentTime(Rendition rendition) {
        return switch (rendition) {
            case Rendition.Audio _ -> Seconds.print(Ladder.TARGET_DURATION);
            case Rendition.Video video when !video.remuxed() && keepsSourceFrames() -> EVERY_KEYFRAME;
            case Rendition.Video _ -> Seconds.print(order.pass().segmentTime());
        };
    }

    private static String label(Rendition.Video video) {
        return "v" + video.name();
    }
}
