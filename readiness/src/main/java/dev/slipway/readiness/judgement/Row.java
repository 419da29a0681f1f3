package dev.slipway.readiness.judgement;

/** One row of the catalogue: a gap by its id, what it weighs and where, what it is good to have, and how to find out. */
public record Row(String id, Risk risk, Category category, String title, Question question) {}
