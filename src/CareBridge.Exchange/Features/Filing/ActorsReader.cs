using CareBridge.Exchange.Mapping;
using Hl7.Fhir.Model;
using FhirConsent = Hl7.Fhir.Model.Consent;

namespace CareBridge.Exchange.Features.Filing;

/// <summary>Reads who may disclose and to whom, as <see cref="ConsentMapper"/> writes it.</summary>
internal sealed class ActorsReader(StrictReader strict)
{
    private const string Path = "Consent.provision.actor";

    private readonly Findings _findings = strict.Findings;
    private readonly HashSet<Guid> _disclosers = [];
    private readonly HashSet<Guid> _organizations = [];
    private readonly HashSet<(Guid Person, Guid? Organization)> _persons = [];

    public Actors Read(List<FhirConsent.provisionActorComponent> actors)
    {
        foreach (var (actor, path) in StrictReader.Indexed(actors, Path)) Take(actor, path);
        _findings.That(_disclosers.Count > 0, Path, "Who may disclose is required: actors with the role CST.");
        _findings.That(
            _organizations.Count + _persons.Count > 0, Path, "Who may receive is required: actors with the role IRCP.");
        _findings.That(
            _organizations.Count == 0 || _persons.Count == 0,
            Path,
            "An organization stands for everybody there: name organizations or persons to receive, not both.");
        return new Actors([.. _disclosers], Recipients(), [.. _persons.Select(one => one.Person).Distinct()]);
    }

    private void Take(FhirConsent.provisionActorComponent actor, string path)
    {
        strict.Only(actor, path, "role", "reference");
        var role = strict.Concept(
            actor.Role,
            $"{path}.role",
            CodeSystems.ParticipationType,
            ConsentMapper.Discloser,
            ConsentMapper.Recipient);
        if (role is null) return;
        if (role == ConsentMapper.Recipient && actor.Reference?.Identifier is { } identifier)
        {
            TakePerson(actor.Reference, identifier, $"{path}.reference");
            return;
        }
        if (strict.Organization(actor.Reference, $"{path}.reference") is not { } organization) return;
        (role == ConsentMapper.Discloser ? _disclosers : _organizations).Add(organization);
    }

    private void TakePerson(ResourceReference reference, Identifier identifier, string path)
    {
        strict.Only(reference, path, "type", "identifier", "display");
        strict.Only(identifier, $"{path}.identifier", "use", "system", "value", "assigner");
        _findings.That(reference.Type is null or Values.Practitioner, $"{path}.type", "Only Practitioner.");
        if (identifier.System != Canonicals.Person || !Guid.TryParseExact(identifier.Value, "D", out var person))
        {
            _findings.Add($"{path}.identifier", $"Only an id of {Canonicals.Person} can be honoured.");
            return;
        }
        var organization = identifier.Assigner is { } assigner
            ? strict.Organization(assigner, $"{path}.identifier.assigner")
            : null;
        _persons.Add((person, organization));
    }

    /// <summary>Where persons are named: the organizations at which each of them may receive.</summary>
    private List<Guid> Recipients()
    {
        if (_persons.Count == 0) return [.. _organizations];
        var people = _persons.Select(one => one.Person).Distinct().Count();
        var places = _persons.Select(one => one.Organization).Distinct().ToList();
        _findings.That(
            _persons.Count == people * places.Count && (places.Count == 1 || !places.Contains(null)),
            Path,
            "Persons can only be named for the same organizations, each of them for each.");
        return [.. places.OfType<Guid>()];
    }
}

internal sealed record Actors(
    IReadOnlyList<Guid> Disclosers, IReadOnlyList<Guid> Recipients, IReadOnlyList<Guid> Persons);
