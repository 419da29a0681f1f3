package dev.slipway.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.CompletedPart;
import software.amazon.awssdk.services.s3.model.S3Exception;

class EmbeddedStoreIT {

    private static final String BUCKET = "slipway";
    private static final int PART = 5 * 1024 * 1024;

    @TempDir
    Path folder;

    private EmbeddedStore store;
    private S3Client client;

    @BeforeEach
    void start() {
        store = EmbeddedStore.start(settings(0));
        client = client("secret");
        client.createBucket(request -> request.bucket(BUCKET));
    }

    @AfterEach
    void stop() {
        client.close();
        store.close();
    }

    @Test
    void writes_a_name_once_when_asked_to() {
        put("manifest", "first");

        assertRefused(() -> put("manifest", "second"), 412);
        assertThat(text("manifest")).isEqualTo("first");
    }

    @Test
    void puts_the_parts_of_a_large_object_together() {
        var upload = client.createMultipartUpload(
                        request -> request.bucket(BUCKET).key("large"))
                .uploadId();
        var parts = List.of(part(upload, 1, bytes(PART, 'a')), part(upload, 2, bytes(7, 'b')));
        client.completeMultipartUpload(request ->
                request.bucket(BUCKET).key("large").uploadId(upload).multipartUpload(all -> all.parts(parts)));

        var content = client.getObjectAsBytes(request -> request.bucket(BUCKET).key("large"))
                .asByteArray();
        assertThat(content).hasSize(PART + 7).startsWith('a').endsWith('b');
    }

    @Test
    void refuses_content_that_is_not_what_its_checksum_says() {
        assertRefused(
                () -> client.putObject(
                        request -> request.bucket(BUCKET)
                                .key("damaged")
                                .checksumSHA256("47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU="),
                        RequestBody.fromString("not empty")),
                400);
        assertRefused(() -> text("damaged"), 404);
    }

    @Test
    void refuses_whoever_does_not_know_the_secret() {
        try (var stranger = client("guessed")) {
            assertRefused(stranger::listBuckets, 403);
        }
    }

    @Test
    void keeps_objects_and_their_metadata_on_disk() {
        client.putObject(
                request -> request.bucket(BUCKET).key("bundle/1").metadata(java.util.Map.of("release", "1.0")),
                RequestBody.fromString("bytes"));
        client.close();
        store.close();

        store = EmbeddedStore.start(settings(0));
        client = client("secret");
        var head = client.headObject(request -> request.bucket(BUCKET).key("bundle/1"));
        assertThat(head.metadata()).containsEntry("release", "1.0");
        assertThat(text("bundle/1")).isEqualTo("bytes");
    }

    @Test
    void says_which_port_is_taken_and_what_to_do() throws Exception {
        try (var other = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            assertThatThrownBy(() -> EmbeddedStore.start(settings(other.getLocalPort())))
                    .isInstanceOf(CannotStart.class)
                    .hasMessageContaining("127.0.0.1:" + other.getLocalPort())
                    .hasMessageContaining("choose another port");
        }
    }

    private EmbeddedStore.Settings settings(int port) {
        return new EmbeddedStore.Settings(folder, port, "slipway", "secret");
    }

    private S3Client client(String secret) {
        return S3Client.builder()
                .endpointOverride(store.endpoint())
                .region(Region.US_EAST_1)
                .forcePathStyle(true)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("slipway", secret)))
                .build();
    }

    private void put(String key, String content) {
        client.putObject(request -> request.bucket(BUCKET).key(key).ifNoneMatch("*"), RequestBody.fromString(content));
    }

    private String text(String key) {
        return client.getObjectAsBytes(request -> request.bucket(BUCKET).key(key))
                .asUtf8String();
    }

    private CompletedPart part(String upload, int number, byte[] content) {
        var stored = client.uploadPart(
                request -> request.bucket(BUCKET).key("large").uploadId(upload).partNumber(number),
                RequestBody.fromBytes(content));
        return CompletedPart.builder().partNumber(number).eTag(stored.eTag()).build();
    }

    private static byte[] bytes(int length, char value) {
        var content = new byte[length];
        Arrays.fill(content, (byte) value);
        return content;
    }

    private static void assertRefused(Runnable call, int status) {
        assertThatThrownBy(call::run)
                .isInstanceOfSatisfying(
                        S3Exception.class, e -> assertThat(e.statusCode()).isEqualTo(status));
    }
}
