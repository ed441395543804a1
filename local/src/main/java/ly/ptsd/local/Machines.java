package ly.ptsd.local;

import java.nio.file.Path;
import java.util.Map;
import ly.ptsd.local.aws.machine.MachineImage;
import ly.ptsd.local.aws.machine.ProcessImage;
import ly.ptsd.local.ffmpeg.FfmpegPrograms;
import ly.ptsd.local.process.OwnSession;
import ly.ptsd.local.service.ServiceJar;
import ly.ptsd.local.store.InstanceDatabases;
import ly.ptsd.local.store.StoreAddresses;

/** What instances can run here: the media server as a process, beside a MongoDB of its own that is there already. */
record Machines(Path project, DataFolder data, StoreAddresses stores, FfmpegPrograms ffmpeg) {

    static final String REGION = "ap-northeast-2";
    static final String MEDIA_IMAGE = "ptsdly/media-service";
    static final String MONGO_IMAGE = "mongo";

    private static final int HEAP_MEGABYTES = 256;

    MachineImage mediaService(String s3Endpoint) {
        var command = ServiceJar.of(project, "media-service").command(HEAP_MEGABYTES, data.temporary());
        return new ProcessImage(
                OwnSession.command(command),
                Map.of(
                        "SPRING_MONGODB_URI", databases().address(),
                        "PTSD_FFMPEG", ffmpeg.ffmpeg().toString(),
                        "PTSD_FFPROBE", ffmpeg.ffprobe().toString(),
                        "PTSD_S3_ENDPOINT", s3Endpoint,
                        "PTSD_S3_PUBLIC_ENDPOINT", s3Endpoint));
    }

    InstanceDatabases databases() {
        return new InstanceDatabases(stores.mongo());
    }

    static MachineImage mongo() {
        return MachineImage.provided();
    }
}
