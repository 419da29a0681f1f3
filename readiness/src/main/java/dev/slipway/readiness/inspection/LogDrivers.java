package dev.slipway.readiness.inspection;

/** Which log drivers fill a disk without end. */
final class LogDrivers {

    private LogDrivers() {}

    /** Files of lines grow until a size is named; the driver `local` has one, and the others keep nothing here. */
    static boolean bounded(String driver, boolean hasSize) {
        return !driver.equals("json-file") || hasSize;
    }
}
