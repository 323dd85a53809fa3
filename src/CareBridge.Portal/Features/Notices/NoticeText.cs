namespace CareBridge.Portal.Features.Notices;

/// <summary>What is sent.</summary>
/// <param name="Line">One sentence; also the subject of an e-mail.</param>
/// <param name="Link">To the portal, where they sign in.</param>
/// <param name="Footer">How to stop it.</param>
internal sealed record NoticeText(string Line, Uri? Link, string? Footer);
