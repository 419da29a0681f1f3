package dev.slipway.readiness.inspection;

/** One migration, and whether there is a way back from it. */
public record SchemaChange(String place, WayBack wayBack) {

    public boolean isOneWay() {
        return wayBack instanceof WayBack.Missing;
    }

    @Override
    public String toString() {
        return wayBack instanceof WayBack.Missing(var why) ? place + " (" + why + ")" : place;
    }
}
