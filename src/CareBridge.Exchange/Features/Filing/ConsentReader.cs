using CareBridge.Exchange.Mapping;
using Hl7.Fhir.Model;
using FhirConsent = Hl7.Fhir.Model.Consent;

namespace CareBridge.Exchange.Features.Filing;

/// <summary>Reads a Consent that a client files: exactly as it is, or not at all.</summary>
/// <param name="organizationId">The client's own.</param>
internal sealed class ConsentReader(Findings findings, string baseUrl, Guid organizationId)
{
    public const string Patient = "Consent.patient";
    public const string Name = "Consent.identifier";

    private readonly StrictReader _strict = new(findings, baseUrl);

    private FrameReader Frame => new(_strict);

    /// <summary>To be used only if nothing was found.</summary>
    public FiledConsent Read(FhirConsent consent)
    {
        _strict.Only(
            consent,
            "Consent",
            "id", "meta", "language", "text", "identifier", "status", "scope", "category", "patient", "dateTime",
            "performer", "organization", "source", "policy", "policyRule", "verification", "provision");
        ReadFrame(consent);
        ReadPolicy(consent);
        var patient = Frame.Patient(consent.Patient, Patient);
        var signature = Signature(consent, patient);
        var provision = new ProvisionReader(_strict);
        var terms = provision.Read(consent.Provision, signature?.SignedAt);
        Custodians(consent, terms.Disclosers);
        Roles(consent, terms);
        return new FiledConsent
        {
            Patient = patient,
            Terms = terms,
            Signature = signature,
            Name = Frame.Name(consent.Identifier, Name),
        };
    }

    private SignedForm? Signature(FhirConsent consent, FiledPatient patient)
    {
        var signatures = new SignatureReader(_strict, patient);
        switch (consent.Status)
        {
            case FhirConsent.ConsentState.Proposed:
                signatures.RequireNone(consent);
                return null;
            case FhirConsent.ConsentState.Active:
                return signatures.Read(consent);
            default:
                findings.Add(
                    "Consent.status",
                    "Only proposed and active can be filed, and inactive put on a consent that is known.");
                return null;
        }
    }

    private void ReadFrame(FhirConsent consent)
    {
        Frame.Read(consent);
        _strict.Concept(consent.Scope, "Consent.scope", CodeSystems.ConsentScope, ConsentMapper.PatientPrivacy);
        var category = consent.Category is [var only] ? only : null;
        _strict.Concept(category, "Consent.category", CodeSystems.Loinc, CodeSystems.PatientConsent);
    }

    private void ReadPolicy(FhirConsent consent)
    {
        foreach (var (policy, path) in StrictReader.Indexed(consent.Policy, "Consent.policy"))
        {
            _strict.Only(policy, path, "authority", "uri");
            findings.That(policy.Uri == Canonicals.Part2, $"{path}.uri", $"Only {Canonicals.Part2} can be honoured.");
        }
        if (consent.PolicyRule is not null || consent.Policy.Count == 0)
            _strict.Concept(consent.PolicyRule, "Consent.policyRule", CodeSystems.ActCode, ConsentMapper.Part2);
    }

    private void Custodians(FhirConsent consent, IReadOnlyList<Guid> disclosers)
    {
        if (consent.Organization.Count == 0) return;
        var custodians = StrictReader.Indexed(consent.Organization, "Consent.organization")
            .Select(entry => _strict.Organization(entry.Item, entry.Path)).OfType<Guid>().ToHashSet();
        findings.That(
            custodians.SetEquals(disclosers),
            "Consent.organization",
            "Leave it out, or name the organizations that may disclose (actors with the role CST).");
    }

    /// <summary>
    /// What an organization may file: a question on its own behalf, or a signature to its own disclosures.
    /// </summary>
    private void Roles(FhirConsent consent, FiledTerms terms)
    {
        findings.That(
            consent.Status != FhirConsent.ConsentState.Proposed || terms.Recipients is [var recipient]
                && recipient == organizationId,
            "Consent.provision.actor",
            "A proposal can only be for your own organization to receive (IRCP).");
        findings.That(
            consent.Status != FhirConsent.ConsentState.Proposed || consent.Provision?.Period is null,
            "Consent.provision.period",
            "Leave it out of a proposal: when it begins and ends is for the participant to say.");
        findings.That(
            consent.Status != FhirConsent.ConsentState.Active || terms.Disclosers is [var discloser]
                && discloser == organizationId,
            "Consent.provision.actor",
            "A consent that is signed already can only be for your own organization to disclose (CST).");
    }
}
