package ly.ptsd.media.ffmpeg;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Pattern;
import ly.ptsd.media.hls.AudioTrack;
import ly.ptsd.media.hls.Bandwidth;
import ly.ptsd.media.hls.IFrame;
import ly.ptsd.media.hls.IFramePlaylist;
import ly.ptsd.media.hls.IFrameVariant;
import ly.ptsd.media.hls.InitSegment;
import ly.ptsd.media.hls.KeyFrame;
import ly.ptsd.media.hls.MediaPlaylist;
import ly.ptsd.media.hls.MediaSegment;
import ly.ptsd.media.hls.MultivariantPlaylist;
import ly.ptsd.media.hls.PlaylistRules;
import ly.ptsd.media.hls.VideoVariant;

/** A clip taken all the way: probed, planned, encoded pass by pass, with our own playlists beside the segments. */
record EncodedItem(Path clip, Source source, Ladder ladder, RecordingListener heard, Path folder) {

    private static final Pattern OUT_TIME = Pattern.compile("out_time_us=(\\d+)");

    static EncodedItem of(Path clip, Path folder) throws Exception {
        Source source = (Source) new Ffprobe(Clips.TOOLS).probe(clip);
        Ladder ladder = Ladder.plan(source, 1080);
        var heard = new RecordingListener();
        for (Pass pass : ladder.passes()) {
            try (Encoding encoding =
                    new Encoder(Clips.TOOLS).start(new EncodeOrder(clip, source, pass, folder), heard)) {
                encoding.await();
            }
        }
        var item = new EncodedItem(clip, source, ladder, heard, folder);
        item.writePlaylists();
        return item;
    }

    Path playlist() {
        return folder.resolve("master.m3u8");
    }

    /** Reads every rendition to its end. */
    Reading reading() throws InterruptedException {
        return reading(playlist(), "0");
    }

    /** Reads the clip itself to its end. */
    Reading readingOfClip() throws InterruptedException {
        return reading(clip, "0:v:0?", "0:a:0?");
    }

    /** What ffmpeg complained about, and how long it played. */
    record Reading(String complaints, Duration played) {}

    List<Rendition.Video> videos() {
        return ladder.renditions().stream()
                .filter(Rendition.Video.class::isInstance)
                .map(Rendition.Video.class::cast)
                .toList();
    }

    /** Where the segments of a rendition begin, the end of the last one included. */
    List<Duration> boundaries(Rendition rendition) {
        List<Duration> boundaries = new ArrayList<>(List.of(Duration.ZERO));
        heard.segments(rendition)
                .forEach(segment -> boundaries.add(boundaries.getLast().plus(segment.duration())));
        return boundaries;
    }

    /** An entry of the first video stream as ffprobe reads it from one rendition's playlist. */
    String show(Rendition rendition, String entry) {
        Path playlist = folder.resolve(rendition.name()).resolve("index.m3u8");
        return Clips.run(List.of(
                        Clips.TOOLS.ffprobe(),
                        "-v",
                        "error",
                        "-show_entries",
                        entry,
                        "-of",
                        "csv=p=0",
                        playlist.toString()))
                .lines()
                .findFirst()
                .orElse("");
    }

    private static Reading reading(Path input, String... streams) throws InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Clips.TOOLS.ffmpeg(), "-v", "error", "-nostdin", "-progress", "pipe:1", "-i", input.toString()));
        List.of(streams).forEach(stream -> command.addAll(List.of("-map", stream)));
        command.addAll(List.of("-f", "null", "-"));
        var played = new AtomicLong();
        LimitedProcess.Outcome outcome = LimitedProcess.run(
                command,
                Duration.ofMinutes(2),
                line -> OUT_TIME.matcher(line).results().forEach(found -> played.set(Long.parseLong(found.group(1)))));
        return new Reading(outcome.log(), Duration.ofNanos(1000 * played.get()));
    }

    private void writePlaylists() throws IOException {
        List<VideoVariant> variants = new ArrayList<>();
        List<IFrameVariant> winding = new ArrayList<>();
        AudioTrack audio = null;
        for (Rendition rendition : ladder.renditions()) {
            List<MediaSegment> segments = heard.segments(rendition).stream()
                    .map(segment -> new MediaSegment(
                            segment.file().getFileName().toString(), segment.duration(), segment.bytes()))
                    .toList();
            String text = MediaPlaylist.complete(Ladder.TARGET_DURATION, "init.mp4", segments)
                    .text();
            Path index = folder.resolve(rendition.name()).resolve("index.m3u8");
            Files.writeString(index, text);
            String uri = rendition.name() + "/index.m3u8";
            Bandwidth bandwidth = Bandwidth.of(segments);
            switch (rendition) {
                case Rendition.Video video -> {
                    variants.add(new VideoVariant(
                            uri, codecs(video), video.width(), video.height(), video.framesPerSecond(), bandwidth));
                    winding.add(writeIFrames(video));
                }
                case Rendition.Audio sound -> audio = new AudioTrack(uri, codecs(sound), bandwidth);
            }
        }
        Files.writeString(playlist(), new MultivariantPlaylist(variants, audio, winding, List.of()).text());
    }

    private IFrameVariant writeIFrames(Rendition.Video video) throws IOException {
        List<IFrame> frames = new ArrayList<>();
        for (Segment segment : heard.segments(video)) {
            var range = KeyFrame.of(segment.file()).orElseThrow();
            frames.add(new IFrame(segment.file().getFileName().toString(), segment.duration(), range));
        }
        String uri = video.name() + "/iframes.m3u8";
        Files.writeString(folder.resolve(uri), new IFramePlaylist(Ladder.TARGET_DURATION, "init.mp4", frames).text());
        var bandwidth = Bandwidth.of(frames.stream().map(IFrame::alone).toList());
        return new IFrameVariant(uri, codecs(video), video.width(), video.height(), bandwidth);
    }

    private String codecs(Rendition rendition) {
        try {
            return InitSegment.read(folder.resolve(rendition.name()).resolve("init.mp4"))
                    .codecs();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** Every rule of playlists holds, and a reader gets all of it without a complaint. */
    void assertPlays() throws InterruptedException {
        PlaylistRules.check(uri -> Clips.read(folder().resolve(uri)));
        Reading reading = reading();
        assertThat(reading.complaints()).isEmpty();
        assertThat(reading.played()).isCloseTo(source().duration(), Duration.ofMillis(500));
    }
}
