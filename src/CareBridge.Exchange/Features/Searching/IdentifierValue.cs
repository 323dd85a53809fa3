using System.Linq.Expressions;
using CareBridge.Exchange.Features.Rest;
using CareBridge.Exchange.Storage;
using static Hl7.Fhir.Model.OperationOutcome;

namespace CareBridge.Exchange.Features.Searching;

/// <summary>A value of the search parameter <c>identifier</c>, as a digest.</summary>
internal sealed record IdentifierValue(string Digest, bool HasSystem)
{
    /// <summary>Null for what no patient here can have: an identifier of no system.</summary>
    public static IdentifierValue? Parse(string token) => TokenText.Split(token) switch
    {
        (null, var value) => new IdentifierValue(PatientIdentifier.DigestOf(value), HasSystem: false),
        ("", _) => null,
        ({ } system, { Length: > 0 } value) =>
            new IdentifierValue(PatientIdentifier.DigestOf(system, value), HasSystem: true),
        _ => throw FhirException.BadRequest(
            IssueType.Value, "The value of identifier is not system|value.", "identifier"),
    };

    public bool Matches(PatientIdentifier identifier) =>
        Digest == (HasSystem ? identifier.Digest : identifier.ValueDigest);

    public Expression<Func<ResourceHead, bool>> Matches(IQueryable<PatientIdentifier> identifiers) => HasSystem
        ? head => identifiers.Any(i => i.PatientId == head.Id && i.Digest == Digest)
        : head => identifiers.Any(i => i.PatientId == head.Id && i.ValueDigest == Digest);
}
