package ly.ptsd.aim.bucket.s3;

import software.amazon.awssdk.services.s3.model.S3Exception;

/** One setting of a bucket, replaced as a whole by a call that may be repeated. */
record BucketSetting(String name, Look look, Put put) {

    private static final int NOT_FOUND = 404;

    @FunctionalInterface
    interface Look {
        /** Whether the setting is as it should be. */
        boolean isRight(String bucket, String owner);
    }

    @FunctionalInterface
    interface Put {
        void right(String bucket, String owner);
    }

    void set(String bucket, String owner) {
        put.right(bucket, owner);
    }

    /** @return whether it had to be */
    boolean repair(String bucket, String owner) {
        if (isRight(bucket, owner)) {
            return false;
        }
        put.right(bucket, owner);
        return true;
    }

    private boolean isRight(String bucket, String owner) {
        try {
            return look.isRight(bucket, owner);
        } catch (S3Exception refusal) {
            if (isUnset(refusal)) {
                return false;
            }
            throw refusal;
        }
    }

    /** S3 has another code for each setting that was never made, or was removed. */
    private static boolean isUnset(S3Exception refusal) {
        return refusal.statusCode() == NOT_FOUND
                && !refusal.awsErrorDetails().errorCode().equals("NoSuchBucket");
    }
}
