package dev.slipway.deploy;

/** The names of what is done after an event, as they stand in the ledger and in the logs. */
final class Steps {

    static final String PLAN = "plan";
    static final String BEGIN = "begin";
    static final String MAKE_ROOM = "make-room";
    static final String CHECK_SCHEMA = "check-schema";
    static final String MIGRATE = "migrate";
    static final String CHECK_DATA = "check-data";
    static final String START = "start";
    static final String SHIFT = "shift-traffic";
    static final String WATCH = "watch";
    static final String STOP = "stop-old";
    static final String CONFIRM = "confirm";
    static final String TURN_BACK = "turn-back";
    static final String TAKE_TRAFFIC_BACK = "take-traffic-back";
    static final String REVIVE = "revive";
    static final String REVERT = "revert";
    static final String CHOOSE_WAY_BACK = "choose-way-back";
    static final String RESTORE = "restore";
    static final String REVERT_SCHEMA = "revert-schema";
    static final String SETTLE = "settle";
    static final String LOOK_AFTER = "look-after";
    static final String CLOSE_WINDOW = "close-window";

    private Steps() {}

    static String startOf(String service) {
        return START + ":" + service;
    }
}
