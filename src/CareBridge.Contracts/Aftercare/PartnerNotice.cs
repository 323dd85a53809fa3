namespace CareBridge.Contracts.Aftercare;

/// <summary>Where a partner without an account is told, and the page they are told of. Travels sealed only.</summary>
/// <param name="PartnershipId">As whom a consent names them.</param>
/// <param name="Address">An e-mail address or a telephone number.</param>
/// <param name="LanguageCode">BCP 47.</param>
/// <param name="Path">Of the page, below where people come in. Whoever has it can open it.</param>
public sealed record PartnerNotice(
    Guid PartnershipId, PartnerChannel Channel, string Address, string LanguageCode, string Path);
