package dev.slipway.readiness.inspection;

/** One line of a file, which says where it stands when a person has to go there. */
public record Line(String file, int number, String text) {

    @Override
    public String toString() {
        return file + ":" + number;
    }
}
