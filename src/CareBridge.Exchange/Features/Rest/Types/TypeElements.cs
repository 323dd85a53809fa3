namespace CareBridge.Exchange.Features.Rest.Types;

/// <summary>
/// Of each type the elements that a summary shows, and those that no subset leaves out (the R4 definitions'
/// <c>isSummary</c> and <c>min</c>). Choices of type end in <c>[x]</c>.
/// </summary>
internal static class TypeElements
{
    private static readonly Dictionary<string, (string Summary, string Required)> ByType = new()
    {
        ["Organization"] = ("identifier active type name partOf", ""),
        ["Practitioner"] = ("identifier active name telecom address gender birthDate", ""),
        ["PractitionerRole"] = (
            "identifier active period practitioner organization code specialty location telecom", ""),
        ["Endpoint"] = (
            "identifier status connectionType name managingOrganization period payloadType payloadMimeType address",
            "status connectionType payloadType address"),
        ["RiskAssessment"] = (
            "identifier status method code subject encounter occurrence[x] condition performer", "status subject"),
        ["CommunicationRequest"] = (
            "identifier basedOn replaces groupIdentifier status priority doNotPerform encounter occurrence[x] "
            + "authoredOn requester sender reasonCode reasonReference",
            "status"),
        ["HealthcareService"] = (
            "identifier active providedBy category type specialty location name comment photo", ""),
        ["Location"] = (
            "identifier status operationalStatus name description mode type physicalType managingOrganization", ""),
        ["Patient"] = (
            "identifier active name telecom gender birthDate deceased[x] address managingOrganization link", ""),
        ["ServiceRequest"] = (
            "identifier instantiatesCanonical instantiatesUri basedOn replaces requisition status intent category "
            + "priority doNotPerform code orderDetail quantity[x] subject encounter occurrence[x] asNeeded[x] "
            + "authoredOn requester performerType performer locationCode locationReference reasonCode reasonReference "
            + "specimen bodySite patientInstruction",
            "status intent subject"),
        ["Task"] = (
            "instantiatesCanonical instantiatesUri basedOn groupIdentifier partOf status statusReason businessStatus "
            + "intent code description focus for encounter executionPeriod lastModified requester owner location",
            "status intent"),
        ["Appointment"] = (
            "identifier status cancelationReason serviceCategory serviceType specialty appointmentType reasonCode "
            + "start end created participant requestedPeriod",
            "status participant"),
        ["Consent"] = (
            "identifier status scope category patient dateTime performer organization source[x] policyRule "
            + "verification provision",
            "status scope category"),
        ["Provenance"] = ("target recorded", "target recorded agent"),
        ["Observation"] = (
            "identifier basedOn partOf status code subject focus encounter effective[x] issued performer value[x] "
            + "hasMember derivedFrom component",
            "status code"),
        ["QuestionnaireResponse"] = (
            "identifier basedOn partOf questionnaire status subject encounter authored author source", "status"),
        ["Goal"] = (
            "lifecycleStatus achievementStatus category priority description subject start[x] statusDate expressedBy",
            "lifecycleStatus description subject"),
        ["Encounter"] = (
            "identifier status class type serviceType subject episodeOfCare participant appointment reasonCode "
            + "reasonReference diagnosis",
            "status class"),
        ["EpisodeOfCare"] = (
            "status type diagnosis patient managingOrganization period", "status patient"),
        ["CareTeam"] = ("identifier status category name subject encounter period managingOrganization", ""),
        ["RelatedPerson"] = (
            "identifier active patient relationship name telecom gender birthDate address", "patient"),
        ["Flag"] = ("identifier status category code subject period encounter author", "status code subject"),
        ["CarePlan"] = (
            "identifier instantiatesCanonical instantiatesUri basedOn replaces partOf status intent category title "
            + "description subject encounter period created author addresses",
            "status intent subject"),
        ["DocumentReference"] = (
            "masterIdentifier identifier status docStatus type category subject date author relatesTo description "
            + "securityLabel content context",
            "status content"),
        ["Binary"] = ("contentType securityContext", "contentType"),
        ["Communication"] = (
            "identifier instantiatesCanonical instantiatesUri basedOn partOf status statusReason priority subject "
            + "encounter reasonCode reasonReference",
            "status"),
        ["Subscription"] = (
            "status contact end reason criteria error channel", "status reason criteria channel"),
        ["Group"] = ("identifier active type actual code name quantity managingEntity", "type actual"),
    };

    public static IReadOnlyList<string> Summary(string type) => Split(ByType[type].Summary);

    public static IReadOnlyList<string> Required(string type) => Split(ByType[type].Required);

    private static string[] Split(string names) => names.Split(' ', StringSplitOptions.RemoveEmptyEntries);
}
