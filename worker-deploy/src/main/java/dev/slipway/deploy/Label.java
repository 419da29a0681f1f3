package dev.slipway.deploy;

import dev.slipway.release.Slug;
import dev.slipway.release.Target;

/** What every instance of ours carries, so that it is found again by whoever looks, and nothing else is ever touched. */
public record Label(Target target, String request, String release, Slug service, long token) {

    public Label {
        if ((request + release).indexOf('\0') >= 0) {
            throw new IllegalArgumentException("Request '" + request + "' and release '" + release
                    + "' become labels of a process, which cannot hold the character NUL.");
        }
    }

    public Owner owner() {
        return new Owner(target, token);
    }

    /** A repeated start of the same service by the same request, perhaps by another owner. */
    public boolean sameWork(Label other) {
        return target.equals(other.target) && request.equals(other.request) && service.equals(other.service);
    }
}
