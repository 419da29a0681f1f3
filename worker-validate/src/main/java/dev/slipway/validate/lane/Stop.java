package dev.slipway.validate.lane;

/**
 * A request, a cancel or a rollback, that ends when the deployment it wants stopped has ended.
 *
 * @param subject the deployment
 * @param asked whether deploy was told; it is not when it was undoing already
 */
public record Stop(Request request, String subject, boolean asked) {

    public String id() {
        return request.id();
    }

    /** Deploy had begun to undo before it was told. */
    Stop unasked() {
        return new Stop(request, subject, false);
    }

    Stop met(String impostor) {
        return new Stop(request.met(impostor), subject, asked);
    }
}
