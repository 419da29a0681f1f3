package dev.slipway.deploy;

/** The machine and work folder that a target's processes belong to: only from there can they be seen and stopped. */
record Host(String id, String name) {

    /** A machine may get another name and stays the same. */
    boolean isSame(Host other) {
        return id.equals(other.id);
    }

    @Override
    public String toString() {
        return name + " (" + id + ")";
    }
}
