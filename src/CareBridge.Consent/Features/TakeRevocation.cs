using CareBridge.Consent.Domain;
using CareBridge.Consent.Storage;
using CareBridge.Contracts.Consent;
using CareBridge.Platform.Storage;

namespace CareBridge.Consent.Features;

/// <summary>
/// Takes a revocation, whoever hands it in. A consent that changes at the same moment, perhaps by another revocation,
/// must not stand for that.
/// </summary>
internal static class TakeRevocation
{
    private const int Attempts = 5;

    /// <param name="find">The consent as it stands.</param>
    /// <param name="take">Not called for one that is revoked already.</param>
    public static async Task<ConsentRecord> RevokeAsync(
        this ConsentDbContext store,
        Func<Task<ConsentRecord>> find,
        Func<ConsentRecord, Revocation> take,
        TimeProvider time,
        CancellationToken cancellation)
    {
        for (var attempt = 1; ; attempt++)
        {
            var consent = await find();
            if (consent.Status == ConsentStatus.Revoked) return consent;
            consent.Revoke(take(consent), time.GetUtcNow());
            try
            {
                await store.SaveChangesAsync(cancellation);
                return consent;
            }
            catch (Exception exception) when (attempt < Attempts && StoreFaults.IsConflict(exception))
            {
                store.ChangeTracker.Clear();
            }
        }
    }
}
