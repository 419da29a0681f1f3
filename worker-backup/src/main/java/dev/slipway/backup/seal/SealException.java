package dev.slipway.backup.seal;

/** Why something cannot be encrypted or decrypted as it was asked to be. */
public abstract sealed class SealException extends RuntimeException {

    private static final long serialVersionUID = 1;

    private SealException(String message) {
        super(message);
    }

    private SealException(String message, Throwable cause) {
        super(message, cause);
    }

    /** A key that is named is not there, or is none. */
    public static final class NoKey extends SealException {
        private static final long serialVersionUID = 1;

        public NoKey(String message) {
            super(message);
        }
    }

    /** The key does not fit, or what it should open has been changed. */
    public static final class WrongKey extends SealException {
        private static final long serialVersionUID = 1;

        public WrongKey(String message, Throwable cause) {
            super(message, cause);
        }
    }

    /** The bytes are not the ones that were sealed, or not all of them. */
    public static final class Broken extends SealException {
        private static final long serialVersionUID = 1;

        public Broken(String message, Throwable cause) {
            super(message, cause);
        }
    }
}
