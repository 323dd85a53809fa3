using CareBridge.Platform.Security;
using CareBridge.Tests.Crisis;
using CareBridge.Tests.Referrals;

namespace CareBridge.Tests.Portal.Pages;

/// <summary>Who reads which page, and about whom.</summary>
internal sealed class PageReaders(CareNetwork network)
{
    /// <summary>Whom pages of the role participant are about.</summary>
    private readonly Guid _participant = Guid.CreateVersion7();

    /// <summary>Open to whoever has an account.</summary>
    public static bool IsOwn(string path) => path.StartsWith("/account", StringComparison.Ordinal);

    public async Task<HttpClient> OfAsync(string path, Role? role) => IsOwn(path)
        ? network.Staff(role!.Value, network.Community, (await network.OpenAccountAsync(role.Value)).Id)
        : Of(role);

    public HttpClient Of(Role? role) => role switch
    {
        null => new HttpClient { BaseAddress = network.Host.Address },
        Role.PeerSpecialist => network.Specialist,
        Role.CrisisResponder => network.Responder(),
        Role.Administrator => network.Administrator,
        Role.Participant => network.Participant(_participant),
        { } staff => network.Staff(staff, network.Clinic),
    };

    public async Task<string> AddressAsync(string path)
    {
        if (!path.Contains('{', StringComparison.Ordinal)) return path;
        if (await AdministrationDesk.AddressAsync(network, path) is { } known) return known;
        if (path.StartsWith("/me/", StringComparison.Ordinal))
        {
            return path.Replace("{consentId}", $"{await network.AskedAsync(_participant)}", StringComparison.Ordinal)
                .Replace("{referralId}", $"{await network.ReferredAsync(_participant)}", StringComparison.Ordinal)
                .Replace("{memberId}", $"{await network.FriendAsync(_participant)}", StringComparison.Ordinal);
        }
        var participant = await network.RegisterAsync();
        if (path.StartsWith("/referrals/{", StringComparison.Ordinal))
            return $"/referrals/{await network.ReferAsync(participant)}";
        if (path.Contains("{referralId}", StringComparison.Ordinal))
            return path.Replace("{referralId}", $"{await network.SubmitAsync(participant)}", StringComparison.Ordinal);
        if (path.Contains("{consentId}", StringComparison.Ordinal))
        {
            var consent = await network.ConsentAsync(participant, network.Clinic, "referrals", "treatment");
            return path.Replace("{consentId}", $"{consent}", StringComparison.Ordinal);
        }
        if (path.Contains("{accessId}", StringComparison.Ordinal))
            return $"/privacy/break-glass/{await network.BreakGlassAsync(participant)}";
        return path.Contains("{participant}", StringComparison.Ordinal)
            ? path.Replace("{participant}", $"{participant}", StringComparison.Ordinal)
            : path.Replace("{escalation}", $"{await network.RaiseAsync(participant)}", StringComparison.Ordinal);
    }
}
