using System.Threading.RateLimiting;
using CareBridge.Platform.Domain;
using CareBridge.Portal.SignIn;

namespace CareBridge.Portal.Accounts;

/// <summary>
/// Keeps trying passwords from taking the whole processor: each try is as dear as it is to whoever guesses.
/// </summary>
internal sealed class PasswordWork(SignInSettings settings) : IDisposable
{
    /// <summary>Whoever comes later would wait for longer than they have patience.</summary>
    private const int MostWaiting = 64;

    private readonly ConcurrencyLimiter _turns = new(new ConcurrencyLimiterOptions
    {
        PermitLimit = settings.PasswordsAtOnce,
        QueueLimit = MostWaiting,
        QueueProcessingOrder = QueueProcessingOrder.OldestFirst,
    });

    /// <returns>To be disposed of when the password was tried.</returns>
    /// <exception cref="UnavailableException">Too many wait.</exception>
    public async Task<IDisposable> TakeTurnAsync(CancellationToken cancellation)
    {
        var turn = await _turns.AcquireAsync(permitCount: 1, cancellation);
        return turn.IsAcquired ? turn : throw new UnavailableException("signing in");
    }

    public void Dispose() => _turns.Dispose();
}
