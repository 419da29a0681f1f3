package dev.slipway.readiness.inspection;

/** One line of a file, which says where it stands when a person has to go there. */
public record Line(String file, int number, String text) {

    /** Patterns that go back and forth must end soon, whoever wrote the line. */
    static final int LONGEST = 400;

    public Line {
        text = text.length() <= LONGEST ? text : text.substring(0, LONGEST);
    }

    /** How far in it begins. */
    int indent() {
        return text.length() - text.stripLeading().length();
    }

    /** How far in its first key begins, behind the dash of an item. */
    int content() {
        var begin = indent();
        while (text.startsWith("- ", begin)) {
            begin += 2;
            begin += text.substring(begin).length()
                    - text.substring(begin).stripLeading().length();
        }
        return begin;
    }

    @Override
    public String toString() {
        return file + ":" + number;
    }
}
