using CareBridge.Contracts.Consent;
using CareBridge.Platform.Disclosures;

namespace CareBridge.Exchange.Features.Rest;

/// <summary>A question that the door has answered, so that it can be asked again as the same disclosure.</summary>
/// <param name="Permitted">How many of the items were.</param>
/// <param name="At">When it was asked, as <see cref="TimeProvider.GetTimestamp"/> counts.</param>
internal sealed record Opened(
    Guid DisclosureId, Recipient Recipient, IReadOnlyList<DisclosureItem> Items, int Permitted, long At);
