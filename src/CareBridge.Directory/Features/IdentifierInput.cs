using CareBridge.Directory.Domain;
using CareBridge.Directory.Storage;
using CareBridge.Platform.Domain;

namespace CareBridge.Directory.Features;

/// <summary>The number an organization knows a participant by, as a request gives it.</summary>
internal sealed record IdentifierInput
{
    public required string System { get; init; }

    public required string Value { get; init; }

    public static async Task<Identifier?> CheckAsync(
        IdentifierInput? input,
        Place place,
        Check check,
        DirectoryDbContext store,
        CancellationToken cancellation)
    {
        if (input is null) return null;
        var identifier = new Identifier(input.System, input.Value);
        check
            .Text(input.System, $"{place.Field}system", Lengths.IdentifierSystem)
            .That(IsUri(input.System), $"{place.Field}system", "An absolute URI.")
            .Text(input.Value, $"{place.Field}value", Lengths.IdentifierValue)
            .That(
                !await store.IsTakenAsync(identifier, place, cancellation),
                $"{place.Field}value",
                "Another participant of the organization has this identifier.");
        return identifier;
    }

    /// <summary>As FHIR has it: without white space, which .NET would take.</summary>
    private static bool IsUri(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out _) && !text.Any(char.IsWhiteSpace);
}

/// <summary>Whose number it is, at which organization, and where in the request it stands.</summary>
/// <param name="Field">Prefix of the field's name.</param>
/// <param name="IsOwn">The organization itself says so, and not an administrator.</param>
internal sealed record Place(Guid ParticipantId, Guid OrganizationId, string Field, bool IsOwn);
