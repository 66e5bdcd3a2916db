package org.healthhub.registry.intake;

import java.util.Arrays;
import java.util.Optional;

/**
 * The one published vocabulary of refusals. The number is the API: it stands in REST problems, SOAP fault details,
 * receipts and quarantine rows, and in {@code docs/reason-codes.md}. Codes are retired, never re-used.
 */
public enum ReasonCode {
    // The message as a whole
    UNREADABLE_MESSAGE(100, "the message is not readable in the format of this door"),
    TOO_LARGE(101, "the message is larger than 10 MiB or holds more than 1,000 records"),
    NO_RECORDS(102, "the message holds no record"),
    UNSUPPORTED_CONTENT_TYPE(103, "this door does not read this content type"),
    TOO_DEEP(104, "the message is nested deeper than a record can be"),
    UNKNOWN_TRACKING_ID(105, "there is no such tracking id for this partner"),
    BAD_PARAMETER(106, "a request parameter is not readable"),
    NO_SUCH_RESOURCE(107, "there is nothing at this address"),
    METHOD_NOT_ALLOWED(108, "this address does not take this method"),
    NOT_ACCEPTABLE(109, "none of the asked-for content types can be given"),

    // Who is calling
    NOT_AUTHENTICATED(200, "no valid partner account was given"),
    WRONG_SYSTEM(201, "this account may not use the doors of this system"),
    NOT_GRANTED(202, "this account was not granted this read"),
    UNKNOWN_PARTNER(203, "the sender is not in the partner directory"),

    // A record's own fields
    MISSING_FIELD(300, "a required field is missing"),
    BAD_FIELD(301, "a field has the wrong type or format"),
    BAD_RECORD_ID(302, "the record id is missing, blank or longer than 64 characters"),
    BAD_TIME(303, "a time is not ISO 8601 with an offset"),
    BAD_DATE(304, "a date is not a calendar date yyyy-MM-dd"),
    FUTURE_TIME(305, "the record was observed in the future"),
    TOO_LONG(306, "a field is longer than allowed"),
    UNKNOWN_DIVISION(310, "the division code is not known"),
    UNKNOWN_PROVINCE(311, "the province code is not known"),
    UNKNOWN_CATEGORY(312, "the category is not in the code table"),
    UNKNOWN_COLOUR(313, "the colour is not in this source's code table"),
    UNKNOWN_SCHEME(314, "the code table named by the scheme is not known"),
    UNKNOWN_SYMPTOM(315, "the symptom is not in the code table"),
    UNKNOWN_OPERATION(316, "the operation is not known"),
    BAD_TEMPERATURE(317, "the temperature is not between 34.0 and 43.0 degrees Celsius"),
    BAD_PERIOD(318, "a period ends before it begins"),
    BAD_PHONE(319, "the telephone number is not a mobile number of the mainland, Hong Kong, Macau or Taiwan"),
    BAD_CREDIT_CODE(320, "the unified social credit code is not valid (GB 32100-2015)"),
    COMMITMENT_MISSING(321, "the enterprise has not signed the commitment"),
    LATE_APPLICATION(322, "the planned date of resumption is too early"),
    UNKNOWN_STATUS(323, "the status is not in the code table"),
    UNKNOWN_RELATION(324, "the relation is not in the code table (GB/T 4761)"),
    NO_TEST_RESULT(325, "the message holds no result of a test that the hub reads"),
    UNSUPPORTED_MESSAGE(326, "the kind or version of the message is not one that this door reads"),
    AMBIGUOUS_HOLDER(327, "one person is named by two different documents of the same type"),
    UNRESOLVED_REFERENCE(328, "a reference leads to nothing in the message"),
    NOT_PRODUCTION(329, "the message is not marked as one of production"),

    // The exchange between provinces
    PROVINCE_NOT_OF_SENDER(335, "this account may not speak for this province"),
    MODE_NOT_AGREED(336, "the province's mode of recognition does not take its colours in this way"),
    FILE_UNKNOWN(337, "there is no such exchange file of this partner, or none of this date"),
    FILE_TAKEN(338, "a file of this province with this date and sequence, or a later one, was taken already"),
    FILE_INCOMPLETE(339, "the exchange file was cut: parts are missing, or it has not as many records as its manifest says"),
    FILE_ALTERED(340, "the content does not have the digest that was given for it"),
    BAD_SIGNATURE(341, "the signature is not that of this partner's key, or the partner was given no key"),
    FILE_LINE_UNREADABLE(342, "a line of the exchange file does not read; the answer names the line and why"),
    FILE_CLOSED(343, "the exchange file was committed or refused already and takes no more parts"),
    REQUEST_REPEATED(344, "the request was sent before, or its time is more than five minutes from the hub's"),

    // Health cards and the systems that speak for them
    CARD_STATE(330, "the health card already is, or is not yet, as this operation needs it"),
    CARD_SYSTEM_UNAVAILABLE(331, "the card system that could verify this health card does not answer now"),
    CARD_UNKNOWN(332, "there is no such health card"),

    // Tables, forms and the seven services
    BAD_TABLE_HEADING(355, "the first line of the table does not name every column that is needed, or names one twice"),
    BAD_TABLE_LINE(356, "the line has more or fewer cells than the table has columns"),
    UNKNOWN_ANSWER(357, "the answer is not one that the form offers"),
    CONSENT_NEEDED(358, "the person's consent to this read is needed, and none was named that holds"),
    BAD_CONSENT(359, "the consent is for nobody who may read, for longer than 30 days, or its proof is not of the last ten minutes"),
    CONSENT_UNKNOWN(360, "there is no such consent that was given through this channel"),
    UNKNOWN_TRANSPORT(361, "the means of transport is not in the code table"),
    TOO_MANY_QUESTIONS(362, "this account asks for too many persons by document; try again after the time given"),

    // Resumption of work
    BAD_ORGANISATION_CODE(345, "the organisation code inside the unified social credit code is not valid (GB 11714)"),
    NOT_DECLARED(346, "the employee has not declared: there is no health check-in of this person"),
    ENTERPRISE_APPLIED(347, "the enterprise has another application that is accepted or approved"),
    ENTERPRISE_ELSEWHERE(348, "the enterprise is registered in another city than the premises of the application"),
    APPLICATION_UNKNOWN(349, "there is no such application of this partner"),
    APPLICATION_NOT_WAITING(350, "the application does not wait for a decision"),
    NOT_OF_DIVISION(351, "the officer is not of the division of the application"),
    FORMULA_IN_CELL(352, "a cell holds a formula or an error in place of a value"),
    TOO_MANY_RED(353, "too many employees on the roster are red"),
    RETURNED_BY_OFFICER(354, "an officer returned the application"),

    // The holder
    MISSING_HOLDER(400, "the record does not say whom it is about"),
    UNKNOWN_ID_TYPE(401, "the type of identity document is not known"),
    BAD_ID_NUMBER(402, "the identity number has the wrong length or characters for its type"),
    BAD_ID_CHECK_DIGIT(403, "the check character of the identity number is wrong"),
    BAD_ID_BIRTH_DATE(404, "the birth date in the identity number does not exist"),
    BAD_ID_DIVISION(405, "the division in the identity number is not known"),
    MISSING_NAME(406, "the name is missing"),

    // Understood but not applicable yet: quarantined
    PERSON_UNKNOWN(500, "the record needs a person that the registry does not know"),
    IDENTITY_CONFLICT(501, "the name given disagrees with the name held for this identity document"),
    HELD_MASS_EFFECT(502, "held because too many codes would turn red by this source at once; two officers must release it"),

    // What two officers decide
    HOLD_NOT_WAITING(503, "the hold does not wait for this: nothing was proposed, or it was decided already"),
    SECOND_OFFICER_NEEDED(504, "an officer other than the one who proposed must confirm"),
    GROUND_MISSING(505, "a reason, a ground or the number of a document is missing or too long"),
    PACK_NOT_AWAITED(506, "no confirmed activation of this rule pack can be withdrawn: there is none, or it has begun"),

    // What officers do with rule packs
    PACK_UNREADABLE(510, "the document is not a rule pack"),
    PACK_UNKNOWN(511, "there is no rule pack of this name"),
    PACK_HAS_DEFECTS(512, "a rule pack with defects cannot be put in force"),
    PACK_NOT_A_DRAFT(513, "the rule pack was proposed or in force, so its document stays as it is"),
    PACK_NOT_PROPOSED(514, "there is no open proposal of this rule pack, or there is one already"),
    SHADOW_RUN_MISSING(515, "no finished shadow run of this very document was named"),
    BAD_IN_FORCE_DATE(517, "the rule pack cannot come into force at this time"),
    SHADOW_RUN_OPEN(519, "a shadow run of this rule pack has not finished"),

    // Merging two identities of one person
    SAME_IDENTITY(540, "both codes are of the same identity"),
    ALREADY_MERGED(541, "one of the codes was merged into another already"),
    HOLDS_MERGED(542, "other identities were merged into the code that is to be merged"),
    MERGE_UNKNOWN(543, "there is no such merging of identities"),
    MERGE_NOT_WAITING(545, "this merging of identities does not wait for that step"),
    MERGE_ALREADY_PROPOSED(546, "a merging of these identities waits for its confirmation already"),

    // Rulings
    UNKNOWN_RULE(520, "the rule pack in force has no such rule"),
    RULE_NOT_IN_FORCE(521, "the rule is no longer in the rule pack in force"),
    BAD_RULING_PERIOD(522, "the ruling ends before it begins, is over already, or reaches more than 60 days from today"),
    SAME_BODY(525, "a ruling needs officers of two bodies, and the body of this one is the same or is not registered"),
    RULING_DECIDED(526, "the ruling was confirmed or rejected already"),
    RULING_EXPIRED(527, "the proposal of the ruling has expired"),
    RULING_UNKNOWN(528, "there is no such ruling"),
    NOTHING_TO_LIFT(529, "the rule does not hold for this person, so there is nothing to lift"),

    // Appeals
    APPEAL_UNKNOWN(530, "there is no such appeal of this channel"),
    APPEAL_DECIDED(531, "the appeal was decided or withdrawn already"),
    APPEAL_NOT_TAKEN(532, "the appeal is decided by the officer who has taken it on"),
    REPLY_MISSING(533, "the reply to the person is missing or too long"),
    REMEDY_MISSING(534, "an upheld appeal names the confirmed ruling or corrected record of this person that followed"),
    APPEAL_RECORD_UNKNOWN(535, "no record with this id says anything of this person"),

    // Codes and tokens
    CODE_UNKNOWN(600, "there is no code for this person"),
    TOKEN_UNKNOWN(601, "the token is not known or was withdrawn"),
    TOKEN_EXPIRED(602, "the token has expired"),
    CODE_CANCELLED(603, "the code was cancelled"),
    CODE_UNVERIFIED(604, "the code was not checked in person yet"),
    CODE_EXPIRED(605, "the code has expired as nothing was heard of its holder for too long"),
    BAD_PAPER_PERIOD(609, "a code on paper is valid for 7 to 14 days"),

    // Trouble
    INTERNAL_ERROR(900, "the hub failed; the incident id finds the cause in its log"),
    OVERLOADED(901, "the hub takes no more of this now; try again after the time given"),
    UNAVAILABLE(902, "a part of the hub that this needs is not available");

    private final int number;
    private final String meaning;

    ReasonCode(int number, String meaning) {
        this.number = number;
        this.meaning = meaning;
    }

    /** The published form, {@code HUB-nnn}. */
    public String code() {
        return "HUB-" + number;
    }

    /** What it means, in one English clause without personal data. */
    public String meaning() {
        return meaning;
    }

    /** The reason with this published form. */
    public static Optional<ReasonCode> ofCode(String code) {
        return Arrays.stream(values()).filter(r -> r.code().equals(code)).findFirst();
    }
}
