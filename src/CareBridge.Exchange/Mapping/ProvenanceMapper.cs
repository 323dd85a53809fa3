using CareBridge.Contracts.Consent;
using CareBridge.Platform.Domain;
using CareBridge.Platform.Web;
using Hl7.Fhir.Model;

namespace CareBridge.Exchange.Mapping;

/// <summary>
/// How a consent came to be given: who signed it, when and how, and who saw it; and of everything else that consent
/// opens, whose word each version is.
/// </summary>
internal static class ProvenanceMapper
{
    /// <summary>ASTM E1762: Consent Signature. Who signs for another signs as this, too.</summary>
    private const string ConsentSignature = "1.2.840.10065.1.12.1.7";

    /// <summary>Of the resource that the Provenance is about.</summary>
    public static Guid IdFor(string type, Guid id) => DerivedId.Of($"provenance of {type}", id);

    /// <summary>
    /// Null unless the message tells of a signature: how a consent ends adds nothing to how it was given.
    /// </summary>
    public static Projection? Map(ConsentChanged message)
    {
        var signed = Signers.Of(message);
        if (message.Status != ConsentStatus.Granted || signed.Count == 0) return null;
        return new Projection
        {
            Id = IdFor(nameof(Consent), message.ConsentId),
            Version = message.Version,
            ParticipantId = message.ParticipantId,
            Category = DisclosureCategory.Identity,
            Disclosers = message.DiscloserOrganizationIds,
            Recipients = message.RecipientOrganizationIds,
            Resource = new Provenance
            {
                Target = [new ResourceReference($"Consent/{message.ConsentId}/_history/{message.Version}")],
                Occurred = new FhirDateTime(Values.DateTime(signed[^1].At)),
                Recorded = message.ChangedAt,
                Policy = [Canonicals.Part2],
                Activity = Values.Concept(CodeSystems.DocumentCompletion, "LA"),
                Agent =
                [
                    .. signed.Select(one => Signer(one, message.ParticipantId)),
                    .. Witness(message),
                    .. message.DiscloserOrganizationIds.Select(organization => Agent("custodian", organization)),
                ],
                // How is known of the first only, whom the form was put before.
                Signature =
                [
                    Signature(signed[0], message.ParticipantId, message.SignatureMethod),
                    .. signed.Skip(1).Select(one => Signature(one, message.ParticipantId, method: null)),
                ],
            },
        };
    }

    /// <summary>
    /// Whose word a version is: its holder's, for people are not named. It is told to whom the version is.
    /// </summary>
    public static Projection Map(Projection version, DateTimeOffset recorded)
    {
        var holder = version.DiscloserId ?? version.Disclosers[0];
        return new Projection
        {
            Id = IdFor(version.Type, version.Id),
            Version = version.Version,
            Visible = version.Visible,
            ParticipantId = version.ParticipantId,
            Category = version.Category,
            DiscloserId = holder,
            Disclosers = [holder],
            RetractedIn = version.ToldFrom,
            Resource = new Provenance
            {
                Target = [new ResourceReference($"{version.Type}/{version.Id}/_history/{version.Version}")],
                Recorded = recorded,
                Policy = [Canonicals.Part2],
                Activity = Values.Concept(CodeSystems.DataOperation, version.Version == 1 ? "CREATE" : "UPDATE"),
                Agent = [Agent("author", holder), Agent("custodian", holder)],
            },
        };
    }

    private static Provenance.AgentComponent Signer(Signed signed, Guid participantId) => new()
    {
        Type = Values.Concept(CodeSystems.ProvenanceAgent, "author"),
        Role = [Values.Concept(CodeSystems.RoleCode, Role(signed.Role))],
        Who = Signers.Reference(signed.Role, participantId),
        OnBehalfOf = signed.Role == SignerRole.Participant ? null : Values.Patient(participantId),
    };

    private static IEnumerable<Provenance.AgentComponent> Witness(ConsentChanged message)
    {
        if (message.WitnessedBy is not { } witness) yield break;
        yield return new Provenance.AgentComponent
        {
            Type = Values.Concept(CodeSystems.ParticipationType, "WIT"),
            Who = Values.Person(witness, organizationId: null),
        };
    }

    private static Provenance.AgentComponent Agent(string type, Guid organizationId) => new()
    {
        Type = Values.Concept(CodeSystems.ProvenanceAgent, type),
        Who = Values.Organization(organizationId),
    };

    /// <summary>The fact of the signature; what was written or drawn stays where it was signed.</summary>
    private static Signature Signature(Signed signed, Guid participantId, SignatureMethod? method) => new()
    {
        Extension = method is { } how
            ? [new Extension(Canonicals.SignatureMethod, new Code(EnumCode.Of(how)))]
            : [],
        Type = [new Coding(CodeSystems.SignatureType, ConsentSignature)],
        When = signed.At,
        Who = Signers.Reference(signed.Role, participantId),
        OnBehalfOf = signed.Role == SignerRole.Participant ? null : Values.Patient(participantId),
    };

    /// <summary>v3: who consents, a guardian, whoever is legally responsible for another.</summary>
    private static string Role(SignerRole role) => role switch
    {
        SignerRole.Participant => "CONSENTER",
        SignerRole.Guardian => "GUARD",
        SignerRole.PersonalRepresentative => "RESPRSN",
    };
}
