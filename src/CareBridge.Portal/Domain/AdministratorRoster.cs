namespace CareBridge.Portal.Domain;

/// <summary>
/// One row that whoever takes an administrator out changes: of two at once one is second, and sees who is left.
/// </summary>
internal sealed class AdministratorRoster
{
    public static readonly Guid Only = Platform.Domain.DerivedId.Of("administrator roster");

    public required Guid Id { get; init; }

    /// <summary>One more with every change: the concurrency token.</summary>
    public long Stamp { get; private set; }

    public void Change() => Stamp++;
}
