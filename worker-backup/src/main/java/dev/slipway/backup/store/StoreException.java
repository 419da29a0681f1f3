package dev.slipway.backup.store;

/** Why a store did not do what it was asked to, in words for whoever has to act on it. */
public abstract sealed class StoreException extends RuntimeException {

    private static final long serialVersionUID = 1;

    private StoreException(String message, Throwable cause) {
        super(message, cause);
    }

    private StoreException(String message) {
        super(message);
    }

    /** Whether the same call may succeed later without anybody doing anything about it. */
    public boolean retriable() {
        return this instanceof Away || this instanceof Abandoned;
    }

    /** Nobody answered, or the store said that it cannot at the moment. */
    public static final class Away extends StoreException {
        private static final long serialVersionUID = 1;

        public Away(String message, Throwable cause) {
            super(message, cause);
        }
    }

    /** The store does not know the key, or that key may not do this. */
    public static final class Refused extends StoreException {
        private static final long serialVersionUID = 1;

        public Refused(String message, Throwable cause) {
            super(message, cause);
        }

        public Refused(String message) {
            super(message);
        }
    }

    /** The bucket does not exist. */
    public static final class NoBucket extends StoreException {
        private static final long serialVersionUID = 1;

        public NoBucket(String message, Throwable cause) {
            super(message, cause);
        }
    }

    /** The object, or the upload that was going on, does not exist. */
    public static final class Missing extends StoreException {
        private static final long serialVersionUID = 1;

        public Missing(String message, Throwable cause) {
            super(message, cause);
        }
    }

    /** There is something under that name already, or it is no longer what was read. */
    public static final class Taken extends StoreException {
        private static final long serialVersionUID = 1;

        public Taken(String message, Throwable cause) {
            super(message, cause);
        }

        public Taken(String message) {
            super(message);
        }
    }

    /** What lies in the store is not what was put there. */
    public static final class Damaged extends StoreException {
        private static final long serialVersionUID = 1;

        public Damaged(String message) {
            super(message);
        }
    }

    /** It was interrupted, or ended by another attempt at the same thing. */
    public static final class Abandoned extends StoreException {
        private static final long serialVersionUID = 1;

        public Abandoned(String message) {
            super(message);
        }
    }
}
