package dev.slipway.readiness.judgement;

/** What a row says about an application: the verdict, what it rests on, and if it is bad what to do. */
public record Answer(Verdict verdict, String evidence, String fix) {

    private static final int LONGEST = 600;

    public Answer {
        evidence = shortened(evidence);
        fix = shortened(fix);
    }

    public static Answer pass(String evidence) {
        return new Answer(Verdict.PASS, evidence, "");
    }

    public static Answer fail(String evidence, String fix) {
        return new Answer(Verdict.FAIL, evidence, fix);
    }

    public static Answer notApplicable(String reason) {
        return new Answer(Verdict.NOT_APPLICABLE, reason, "");
    }

    private static String shortened(String text) {
        var plain = text.replaceAll("\\p{Cntrl}", " ");
        return plain.length() <= LONGEST ? plain : plain.substring(0, LONGEST) + "…";
    }
}
