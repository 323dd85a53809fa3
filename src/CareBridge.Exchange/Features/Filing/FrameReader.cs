using Hl7.Fhir.Model;

namespace CareBridge.Exchange.Features.Filing;

/// <summary>Reads what resources of every type have: what describes them, whom they are about, their name.</summary>
internal sealed class FrameReader(StrictReader strict)
{
    private readonly Findings _findings = strict.Findings;

    public void Read(DomainResource resource)
    {
        var type = resource.TypeName;
        if (resource.Meta is { } meta)
        {
            // Not tag: one can say that the resource is a part only.
            strict.Only(meta, $"{type}.meta", "versionId", "lastUpdated", "source", "profile", "security");
            strict.Labels(meta.Security, $"{type}.meta.security");
        }
        if (resource.Text is { } text) strict.Only(text, $"{type}.text", "status", "div");
        _findings.That(
            resource.Text?.Status is null or Narrative.NarrativeStatus.Generated,
            $"{type}.text",
            "Only a text that says no more than the data can be honoured (status generated).");
    }

    public FiledPatient Patient(ResourceReference? patient, string path)
    {
        if (patient is null)
        {
            _findings.Add(path, "Required.");
            return new FiledPatient(null, null, null);
        }
        strict.Only(patient, path, "reference", "identifier", "type", "display");
        if (patient.Identifier is not { } identifier)
        {
            var id = strict.Id(patient, nameof(Hl7.Fhir.Model.Patient));
            _findings.That(id is not null, path, "Only a reference Patient/{id}, or an identifier, can be honoured.");
            return new FiledPatient(id, null, null);
        }
        _findings.That(patient.Reference is null, path, "Give a reference or an identifier, not both.");
        strict.Only(identifier, $"{path}.identifier", "use", "type", "system", "value");
        RequireWhole(identifier, $"{path}.identifier");
        return new FiledPatient(null, identifier.System, identifier.Value);
    }

    /// <summary>The client's own name for it, if it gives one; to be used only if nothing was found.</summary>
    public Identifier? Name(List<Identifier> identifiers, string path)
    {
        foreach (var (identifier, at) in StrictReader.Indexed(identifiers, path))
        {
            strict.Only(identifier, at, "use", "type", "system", "value");
            RequireWhole(identifier, at);
        }
        _findings.That(identifiers.Count <= 1, path, "At most one.");
        return identifiers is [{ } only] ? only : null;
    }

    private void RequireWhole(Identifier identifier, string path) => _findings.That(
        !string.IsNullOrEmpty(identifier.System) && !string.IsNullOrEmpty(identifier.Value),
        path,
        "System and value are required.");
}
