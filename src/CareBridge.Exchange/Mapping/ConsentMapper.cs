using CareBridge.Contracts.Consent;
using CareBridge.Platform.Web;
using Hl7.Fhir.Model;
using FhirConsent = Hl7.Fhir.Model.Consent;

namespace CareBridge.Exchange.Mapping;

internal static class ConsentMapper
{
    public const string PatientPrivacy = "patient-privacy";
    public const string Part2 = "42CFRPart2";
    public const string Disclose = "disclose";

    /// <summary>v3: custodian, who may disclose.</summary>
    public const string Discloser = "CST";

    /// <summary>v3: information recipient.</summary>
    public const string Recipient = "IRCP";

    public static Projection Map(ConsentChanged message)
    {
        var status = Status(message.Status);
        var dated = message.GrantedAt ?? message.RequestedAt;
        var signed = Signers.Of(message);
        return new Projection
        {
            Id = message.ConsentId,
            Version = message.Version,
            // What was never granted concerns nobody but the person and the organization that asked.
            Visible = message.GrantedAt is not null,
            ParticipantId = message.ParticipantId,
            Category = DisclosureCategory.Identity,
            Status = EnumCode.Of(status),
            Disclosers = message.DiscloserOrganizationIds,
            Recipients = message.RecipientOrganizationIds,
            Resource = new FhirConsent
            {
                Status = status,
                Scope = Values.Concept(CodeSystems.ConsentScope, PatientPrivacy),
                Category = [Values.Concept(CodeSystems.Loinc, CodeSystems.PatientConsent)],
                Patient = Values.Patient(message.ParticipantId),
                DateTime = Values.DateTime(dated),
                Performer = signed.Count == 0
                    ? [Values.Patient(message.ParticipantId)]
                    : [.. signed.Select(one => Signers.Reference(one.Role, message.ParticipantId))],
                Organization = [.. message.DiscloserOrganizationIds.Select(Values.Organization)],
                Source = Form(message),
                Policy =
                    [new FhirConsent.PolicyComponent { Authority = "https://www.hhs.gov", Uri = Canonicals.Part2 }],
                PolicyRule = Values.Concept(CodeSystems.ActCode, Part2),
                Verification = [.. signed.Select(one => Verification(one, message.ParticipantId))],
                Provision = Provision(message),
            },
        };
    }

    public static string Reason(PurposeOfUse purpose) => purpose switch
    {
        PurposeOfUse.Treatment => "TREAT",
        PurposeOfUse.CareManagement => "CAREMGT",
        PurposeOfUse.Operations => "HOPERAT",
        PurposeOfUse.EmergencyTreatment => "ETREAT",
    };

    public static DateTimeOffset? End(ConsentChanged message) =>
        message.Status == ConsentStatus.Expired && !(message.ExpiresAt <= message.ChangedAt)
            // An event has ended it.
            ? message.ChangedAt
            : message.RevokedAt ?? message.ExpiresAt;

    /// <summary>Which form was signed, and in which language; the signed copy itself is not sent.</summary>
    private static Attachment? Form(ConsentChanged message) => message.FormVersionCode is { } version
        ? new Attachment { Title = version, Language = message.LanguageCode }
        : null;

    private static FhirConsent.VerificationComponent Verification(Signed signed, Guid participantId) => new()
    {
        Verified = true,
        VerifiedWith = Signers.Reference(signed.Role, participantId),
        VerificationDate = Values.DateTime(signed.At),
    };

    private static FhirConsent.provisionComponent Provision(ConsentChanged message) => new()
    {
        Extension = message.ExpiryEvent is { } ending
            ? [new Extension(Canonicals.ExpiryEvent, new Code(EnumCode.Of(ending)))]
            : [],
        Type = FhirConsent.ConsentProvisionType.Permit,
        Period = Period(message),
        Actor =
        [
            .. message.DiscloserOrganizationIds.Select(id => Actor(Discloser, Values.Organization(id))),
            .. Recipients(message).Select(reference => Actor(Recipient, reference)),
        ],
        Action = [Values.Concept(CodeSystems.ConsentAction, Disclose)],
        SecurityLabel = Labels.Part2(),
        Purpose = [.. message.Purposes.Select(purpose => new Coding(CodeSystems.ActReason, Reason(purpose)))],
        Class = [.. message.Categories.Select(c => new Coding(CodeSystems.DisclosureCategory, EnumCode.Of(c)))],
    };

    /// <summary>
    /// An organization stands for everybody there, so where persons are named they stand alone: each of them at each of
    /// the organizations.
    /// </summary>
    private static IEnumerable<ResourceReference> Recipients(ConsentChanged message)
    {
        if (message.RecipientPersonIds.Count == 0) return message.RecipientOrganizationIds.Select(Values.Organization);
        return message.RecipientOrganizationIds.Count == 0
            ? message.RecipientPersonIds.Select(person => Values.Person(person, organizationId: null))
            : message.RecipientPersonIds.SelectMany(person =>
                message.RecipientOrganizationIds.Select(organization => Values.Person(person, organization)));
    }

    private static Period? Period(ConsentChanged message)
    {
        var end = End(message);
        var start = message.GrantedAt is null ? null : message.StartsAt ?? message.GrantedAt;
        // Revoked before it began, it was never in force: a period without length, not one that ends before it starts.
        if (end < start) start = end;
        if (start is null && end is null) return null;
        return new Period
        {
            Start = start is { } begins ? Values.DateTime(begins) : null,
            End = end is { } ends ? Values.DateTime(ends) : null,
        };
    }

    private static FhirConsent.provisionActorComponent Actor(string role, ResourceReference reference) => new()
    {
        Role = Values.Concept(CodeSystems.ParticipationType, role),
        Reference = reference,
    };

    private static FhirConsent.ConsentState Status(ConsentStatus status) => status switch
    {
        ConsentStatus.Requested => FhirConsent.ConsentState.Proposed,
        ConsentStatus.Granted => FhirConsent.ConsentState.Active,
        ConsentStatus.Declined or ConsentStatus.Lapsed or ConsentStatus.Withdrawn =>
            FhirConsent.ConsentState.Rejected,
        ConsentStatus.Revoked or ConsentStatus.Expired => FhirConsent.ConsentState.Inactive,
    };
}
