package ly.ptsd.local.aws.s3.nio2blob;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.UserDefinedFileAttributeView;
import org.gaul.s3proxy.nio2blob.AbstractNio2BlobStore;

/** Objects as files, and what they were before where versioning is on. S3Proxy can do that, and offers it for memory only. */
public final class VersionedFiles extends AbstractNio2BlobStore {

    private final boolean keepsVersions;

    /** @param root is there */
    public VersionedFiles(Path root) throws IOException {
        super(root);
        this.keepsVersions = Files.getFileStore(root).supportsFileAttributeView(UserDefinedFileAttributeView.class);
    }

    /** Listing them is possible in any case: then each object is its only version. */
    @Override
    public boolean supportsVersioning() {
        return true;
    }

    /** Some file systems take no attributes to tell versions by; there versioning is accepted and nothing is kept. */
    public boolean keepsVersions() {
        return keepsVersions;
    }
}
