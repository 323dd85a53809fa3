using CareBridge.Platform.Disclosures;
using CareBridge.Platform.Security;
using CareBridge.Portal.Domain;
using CareBridge.Portal.SignIn;
using CareBridge.Portal.Storage;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace CareBridge.Portal.Features.OwnAccount;

/// <summary>How whoever asks signs in, and what they may act as.</summary>
internal static class ShowOwnAccount
{
    public static void Map(IEndpointRouteBuilder account) => account.MapGet("", HandleAsync).ShowsOwn();

    private static async Task<OwnAccountView> HandleAsync(
        Caller caller, PortalDbContext store, SignInSettings settings, CancellationToken cancellation)
    {
        var signIn = await store.RequireSignInAsync(caller.Id, cancellation);
        var authenticator = await store.Authenticators.AsNoTracking()
            .SingleOrDefaultAsync(a => a.AccountId == signIn.Id, cancellation);
        var passkeys = await store.Passkeys.AsNoTracking().Where(p => p.AccountId == signIn.Id)
            .OrderBy(p => p.CreatedAt).ToListAsync(cancellation);
        return new OwnAccountView
        {
            Email = signIn.Email!,
            Positions = (await store.ShowAsync(caller, cancellation)).Positions,
            SecondFactorRequired = settings.NeedsSecondFactor(caller.Role),
            AuthenticatorSince = authenticator?.ConfirmedAt,
            RecoveryCodesLeft = await store.RecoveryCodes.CountAsync(c => c.AccountId == signIn.Id, cancellation),
            Passkeys = [.. passkeys.Select(PasskeyView.Of)],
        };
    }
}

internal sealed record OwnAccountView
{
    public required string Email { get; init; }

    public required IReadOnlyList<PositionView> Positions { get; init; }

    /// <summary>In the position that they act for now.</summary>
    public required bool SecondFactorRequired { get; init; }

    /// <summary>Null where no app is set up.</summary>
    public required DateTimeOffset? AuthenticatorSince { get; init; }

    public required int RecoveryCodesLeft { get; init; }

    public required IReadOnlyList<PasskeyView> Passkeys { get; init; }

    public override string ToString() => nameof(OwnAccountView);
}

internal sealed record PasskeyView(Guid Id, string Name, DateTimeOffset CreatedAt, DateTimeOffset? LastUsedAt)
{
    public static PasskeyView Of(Passkey passkey) =>
        new(passkey.Id, passkey.Name, passkey.CreatedAt, passkey.LastUsedAt);
}
