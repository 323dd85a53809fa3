using CareBridge.Exchange.Mapping;
using Hl7.Fhir.Model;
using FhirConsent = Hl7.Fhir.Model.Consent;

namespace CareBridge.Exchange.Features.Filing;

/// <summary>Reads a Consent that a client files: exactly as it is, or not at all.</summary>
/// <param name="organizationId">The client's own.</param>
internal sealed class ConsentReader(Findings findings, string baseUrl, Guid organizationId)
{
    private readonly StrictReader _strict = new(findings, baseUrl);

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
        var patient = Patient(consent.Patient);
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
            Identifier = Identifier(consent.Identifier),
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
        if (consent.Meta is { } meta)
        {
            // Not tag: one can say that the resource is a part only.
            _strict.Only(meta, "Consent.meta", "versionId", "lastUpdated", "source", "profile", "security");
            _strict.Labels(meta.Security, "Consent.meta.security");
        }
        if (consent.Text is { } text) _strict.Only(text, "Consent.text", "status", "div");
        findings.That(
            consent.Text?.Status is null or Narrative.NarrativeStatus.Generated,
            "Consent.text",
            "Only a text that says no more than the data can be honoured (status generated).");
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

    private FiledPatient Patient(ResourceReference? patient)
    {
        const string path = "Consent.patient";
        if (patient is null)
        {
            findings.Add(path, "Required.");
            return new FiledPatient(null, null, null);
        }
        _strict.Only(patient, path, "reference", "identifier", "type", "display");
        if (patient.Identifier is not { } identifier)
        {
            var id = _strict.Id(patient, nameof(Hl7.Fhir.Model.Patient));
            findings.That(id is not null, path, "Only a reference Patient/{id}, or an identifier, can be honoured.");
            return new FiledPatient(id, null, null);
        }
        findings.That(patient.Reference is null, path, "Give a reference or an identifier, not both.");
        _strict.Only(identifier, $"{path}.identifier", "use", "type", "system", "value");
        findings.That(
            !string.IsNullOrEmpty(identifier.System) && !string.IsNullOrEmpty(identifier.Value),
            $"{path}.identifier",
            "System and value are required.");
        return new FiledPatient(null, identifier.System, identifier.Value);
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

    private string? Identifier(List<Identifier> identifiers)
    {
        foreach (var (identifier, path) in StrictReader.Indexed(identifiers, "Consent.identifier"))
        {
            _strict.Only(identifier, path, "use", "type", "system", "value");
            findings.That(
                !string.IsNullOrEmpty(identifier.System) && !string.IsNullOrEmpty(identifier.Value),
                path,
                "System and value are required.");
        }
        findings.That(identifiers.Count <= 1, "Consent.identifier", "At most one.");
        return identifiers is [{ } only] ? $"{only.System}|{only.Value}" : null;
    }
}
