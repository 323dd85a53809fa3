namespace CareBridge.Exchange.Mapping;

/// <summary>Canonical addresses of what is not a code system, ours for the most part.</summary>
internal static class Canonicals
{
    /// <summary>Consent.provision: a code of what ends the consent besides its date.</summary>
    public const string ExpiryEvent = Extension + "consent-expiry-event";

    /// <summary>Signature: how it was given, as a code.</summary>
    public const string SignatureMethod = Extension + "signature-method";

    /// <summary>Consent: how and when a revocation was given.</summary>
    public const string Revocation = Extension + "consent-revocation";

    /// <summary>In <see cref="Revocation"/>: written or spoken.</summary>
    public const string RevocationManner = "manner";

    /// <summary>In <see cref="Revocation"/>: when the organization received it.</summary>
    public const string RevocationReceived = "received";

    /// <summary>HealthcareService: whether there is room for somebody new.</summary>
    public const string AcceptsNewMembers = Extension + "accepts-new-members";

    /// <summary>HealthcareService: the time zone of its available times, as the IANA database names it.</summary>
    public const string TimeZone = Extension + "available-time-zone";

    /// <summary>HealthcareService: how many people it has room for.</summary>
    public const string Places = Extension + "places";

    /// <summary>HealthcareService: whether somebody may come to see what it is like.</summary>
    public const string WelcomesTrialVisits = Extension + "welcomes-trial-visits";

    /// <summary>HealthcareService: the PractitionerRole of somebody who leads it.</summary>
    public const string Facilitator = Extension + "facilitator";

    /// <summary>HealthcareService: the organization that keeps the entry of a local resource.</summary>
    public const string KeptBy = Extension + "kept-by";

    /// <summary>HealthcareService: the day on which somebody last made sure that it is so.</summary>
    public const string VerifiedOn = Extension + "verified-on";

    /// <summary>HealthcareService: a meeting that is not every week.</summary>
    public const string RecurringMeeting = Extension + "recurring-meeting";

    /// <summary>In <see cref="RecurringMeeting"/>: a rule as in RFC 5545, section 3.3.10.</summary>
    public const string RecurrenceRule = "rule";

    /// <summary>In <see cref="RecurringMeeting"/>: a day on which it met or will.</summary>
    public const string RecurrenceFirst = "firstOn";

    /// <summary>In <see cref="RecurringMeeting"/>.</summary>
    public const string RecurrenceStart = "startsAt";

    /// <summary>In <see cref="RecurringMeeting"/>: at or before the start it is on the next day.</summary>
    public const string RecurrenceEnd = "endsAt";

    /// <summary>In the manifest of an export, which is no resource: the notice of 42 CFR 2.32.</summary>
    public const string RedisclosureNotice = Own + "redisclosure-notice";

    /// <summary>
    /// Identifier.system of a person or client; they are not served as resources. Its assigner is the organization that
    /// they act for.
    /// </summary>
    public const string Person = Own + "NamingSystem/person";

    /// <summary>
    /// Identifier.system of a human being who works somewhere: the same on the Practitioner of each of their positions.
    /// </summary>
    public const string Worker = Own + "NamingSystem/worker";

    /// <summary>The system of the National Provider Identifier.</summary>
    public const string Npi = "http://hl7.org/fhir/sid/us-npi";

    /// <summary>Organization: whether somebody has made sure that it is what it says.</summary>
    public const string OrganizationVerification = Extension + "organization-verification";

    /// <summary>In <see cref="OrganizationVerification"/>.</summary>
    public const string VerificationStatus = "status";

    /// <summary>In <see cref="OrganizationVerification"/>: the last day.</summary>
    public const string VerificationUntil = "validUntil";

    /// <summary>Identifier.system of a participant: their id here, so that every Patient has one identifier.</summary>
    public const string Participant = Own + "NamingSystem/participant";

    /// <summary>Subscription.channel: what notifications are signed with; shown once, when we have made it.</summary>
    public const string SigningKey = Extension + "subscription-signing-key";

    /// <summary>Subscription.criteria: a topic, followed by its code.</summary>
    public const string SubscriptionTopic = Own + "SubscriptionTopic/";

    /// <summary>The BARC-10.</summary>
    public const string Barc10 = Own + "Questionnaire/barc-10";

    /// <summary>Where the law can be read: Consent.policy and Provenance.policy.</summary>
    public const string Part2 = "https://www.ecfr.gov/current/title-42/chapter-I/subchapter-A/part-2";

    /// <summary>HL7's extension: why there is no value.</summary>
    public const string DataAbsentReason = "http://hl7.org/fhir/StructureDefinition/data-absent-reason";

    /// <summary>What all of them begin with.</summary>
    public const string Own = "https://carebridge.example/fhir/";

    /// <summary>HL7's extension: the pronouns that somebody uses of themself.</summary>
    public const string Pronouns = "http://hl7.org/fhir/StructureDefinition/individual-pronouns";

    /// <summary>HL7's extension.</summary>
    public const string InterpreterRequired = "http://hl7.org/fhir/StructureDefinition/patient-interpreterRequired";

    /// <summary>Patient: how to reach somebody without harm to them.</summary>
    public const string SafeContact = Extension + "safe-contact";

    public const string SafeContactMessage = "mayLeaveMessage";
    public const string SafeContactChannel = "channel";
    public const string SafeContactHours = "hours";
    public const string SafeContactTimeZone = "timeZone";

    private const string Extension = Own + "StructureDefinition/";
}
