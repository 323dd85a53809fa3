using CareBridge.Contracts.Consent;
using Hl7.Fhir.Model;
using FhirConsent = Hl7.Fhir.Model.Consent;

namespace CareBridge.Exchange.Mapping;

internal static class ConsentMapper
{
    private const string Part2 = "https://www.ecfr.gov/current/title-42/chapter-I/subchapter-A/part-2";

    public static Projection Map(ConsentChanged message)
    {
        var status = Status(message.Status);
        var dated = message.GrantedAt ?? message.RequestedAt;
        return new Projection
        {
            Id = message.ConsentId,
            Version = message.Version,
            LastUpdated = message.ChangedAt,
            // What was never granted concerns nobody but the person and the organization that asked.
            Visible = message.GrantedAt is not null,
            ParticipantId = message.ParticipantId,
            Category = DisclosureCategory.Identity,
            Status = Values.Code(status),
            Date = dated,
            Disclosers = message.DiscloserOrganizationIds,
            Recipients = message.RecipientOrganizationIds,
            Resource = new FhirConsent
            {
                Status = status,
                Scope = Values.Concept(CodeSystems.ConsentScope, "patient-privacy"),
                Category = [Values.Concept(CodeSystems.Loinc, CodeSystems.PatientConsent)],
                Patient = Values.Patient(message.ParticipantId),
                DateTime = Values.DateTime(dated),
                Performer = [Values.Patient(message.ParticipantId)],
                Organization = [.. message.DiscloserOrganizationIds.Select(Values.Organization)],
                Policy = [new FhirConsent.PolicyComponent { Authority = "https://www.hhs.gov", Uri = Part2 }],
                PolicyRule = Values.Concept(CodeSystems.ActCode, "42CFRPart2"),
                Provision = Provision(message),
            },
        };
    }

    private static FhirConsent.provisionComponent Provision(ConsentChanged message) => new()
    {
        Type = FhirConsent.ConsentProvisionType.Permit,
        Period = Period(message),
        Actor =
        [
            // v3: CST custodian, IRCP information recipient.
            .. message.DiscloserOrganizationIds.Select(id => Actor("CST", id)),
            .. message.RecipientOrganizationIds.Select(id => Actor("IRCP", id)),
        ],
        Action = [Values.Concept(CodeSystems.ConsentAction, "disclose")],
        SecurityLabel = Labels.Part2(),
        Purpose = [.. message.Purposes.Select(purpose => new Coding(CodeSystems.ActReason, Reason(purpose)))],
        Class = [.. message.Categories.Select(c => new Coding(CodeSystems.DisclosureCategory, Values.Code(c)))],
    };

    private static Period? Period(ConsentChanged message)
    {
        var end = message.RevokedAt ?? message.ExpiresAt;
        if (message.GrantedAt is null && end is null) return null;
        return new Period
        {
            Start = message.GrantedAt is { } granted ? Values.DateTime(granted) : null,
            End = end is { } ended ? Values.DateTime(ended) : null,
        };
    }

    private static FhirConsent.provisionActorComponent Actor(string role, Guid organizationId) => new()
    {
        Role = Values.Concept(CodeSystems.ParticipationType, role),
        Reference = Values.Organization(organizationId),
    };

    private static FhirConsent.ConsentState Status(ConsentStatus status) => status switch
    {
        ConsentStatus.Requested => FhirConsent.ConsentState.Proposed,
        ConsentStatus.Granted => FhirConsent.ConsentState.Active,
        ConsentStatus.Declined or ConsentStatus.Lapsed or ConsentStatus.Withdrawn =>
            FhirConsent.ConsentState.Rejected,
        ConsentStatus.Revoked or ConsentStatus.Expired => FhirConsent.ConsentState.Inactive,
    };

    private static string Reason(PurposeOfUse purpose) => purpose switch
    {
        PurposeOfUse.Treatment => "TREAT",
        PurposeOfUse.CareManagement => "CAREMGT",
        PurposeOfUse.Operations => "HOPERAT",
        PurposeOfUse.EmergencyTreatment => "ETREAT",
    };
}
