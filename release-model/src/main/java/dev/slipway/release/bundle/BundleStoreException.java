package dev.slipway.release.bundle;

/** Why a store did not do what was asked; the kind says whether trying again can help. */
public abstract sealed class BundleStoreException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private BundleStoreException(String message) {
        super(message);
    }

    private BundleStoreException(String message, Throwable cause) {
        super(message, cause);
    }

    /** There is no store, or it is out of order: try again later. */
    public static final class Unreachable extends BundleStoreException {

        private static final long serialVersionUID = 1L;

        public Unreachable(String message, Throwable cause) {
            super(message, cause);
        }
    }

    /** The store does not let us: somebody has to correct credentials, rights or settings. */
    public static final class Denied extends BundleStoreException {

        private static final long serialVersionUID = 1L;

        public Denied(String message, Throwable cause) {
            super(message, cause);
        }
    }

    /** The store has no such bundle. */
    public static final class Missing extends BundleStoreException {

        private static final long serialVersionUID = 1L;

        public Missing(String message, Throwable cause) {
            super(message, cause);
        }
    }

    /** What the store has is not what was put there. */
    public static final class Damaged extends BundleStoreException {

        private static final long serialVersionUID = 1L;

        public Damaged(String message) {
            super(message);
        }
    }
}
