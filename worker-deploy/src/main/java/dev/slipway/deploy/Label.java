package dev.slipway.deploy;

import dev.slipway.release.Slug;
import dev.slipway.release.Target;

/**
 * What every instance of ours carries, so that it is found again by whoever looks, and nothing else is ever touched.
 *
 * @param replica which copy of the service it is, from 1
 */
public record Label(Target target, String request, String release, Slug service, int replica, long token) {

    public Label {
        if (replica < 1) {
            throw new IllegalArgumentException("Copies are counted from 1, but got " + replica + ".");
        }
        if ((request + release).indexOf('\0') >= 0) {
            throw new IllegalArgumentException("Request '" + request + "' and release '" + release
                    + "' become labels, which cannot hold the character NUL.");
        }
    }

    public Owner owner() {
        return new Owner(target, token);
    }

    /** A repeated start of the same copy by the same request, perhaps by another owner. */
    public boolean sameWork(Label other) {
        return target.equals(other.target)
                && request.equals(other.request)
                && service.equals(other.service)
                && replica == other.replica;
    }
}
