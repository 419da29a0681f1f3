package dev.slipway.backup.store;

import java.time.Instant;
import java.util.List;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.NoSuchUploadException;

/** The calls of S3 by which it shows what is there, and gets rid of it. */
final class Clearing {

    /** An upload that nobody has completed yet. */
    record Upload(String key, String id) {}

    private final S3Client s3;
    private final StoreSettings settings;

    Clearing(S3Client s3, StoreSettings settings) {
        this.s3 = s3;
        this.settings = settings;
    }

    List<Listed> list(String prefix) {
        return s3
                .listObjectsV2Paginator(list -> list.bucket(bucket()).prefix(settings.full(prefix)))
                .contents()
                .stream()
                .map(found -> new Listed(settings.own(found.key()), found.size(), found.lastModified()))
                .toList();
    }

    String delete(String key) {
        s3.deleteObject(delete -> delete.bucket(bucket()).key(settings.full(key)));
        return key;
    }

    List<String> removeAll(String prefix) {
        return list(prefix).stream().map(Listed::key).map(this::delete).toList();
    }

    List<Upload> uploads(String prefix, Instant begunBefore) {
        return s3
                .listMultipartUploadsPaginator(list -> list.bucket(bucket()).prefix(settings.full(prefix)))
                .uploads()
                .stream()
                .filter(upload -> upload.initiated().isBefore(begunBefore))
                .map(upload -> new Upload(settings.own(upload.key()), upload.uploadId()))
                .toList();
    }

    Upload abort(Upload upload) {
        try {
            s3.abortMultipartUpload(abort ->
                    abort.bucket(bucket()).key(settings.full(upload.key())).uploadId(upload.id()));
        } catch (NoSuchUploadException gone) {
            return upload; // somebody else was faster
        }
        return upload;
    }

    private String bucket() {
        return settings.address().bucket();
    }
}
