using CareBridge.Exchange.Features.Rest;
using CareBridge.Platform.Domain;
using Microsoft.AspNetCore.Http;

namespace CareBridge.Exchange.Features.Bundles;

/// <summary>
/// What was permitted for one entry may have been revoked while the others were carried out: it is asked for again, as
/// the same disclosure, just before the Bundle leaves.
/// </summary>
internal sealed class FreshAnswers(RunEntry run, Permits permits)
{
    /// <summary>How often a Bundle is gone through in which consents end.</summary>
    private const int Attempts = 3;

    /// <summary>What no longer stands becomes what it is now; what was written stays so, and is not shown.</summary>
    /// <param name="answers">By entry; changed here.</param>
    public async Task RefreshAsync(BundleRequest bundle, FhirResult[] answers, HttpContext http)
    {
        for (var attempt = 1; attempt <= Attempts; attempt++)
        {
            var stand = await Task.WhenAll(answers.Select(answer => StandsAsync(answer, http.RequestAborted)));
            var fallen = bundle.Entries.Where(entry => !stand[entry.Index]).ToList();
            if (fallen.Count == 0) return;
            foreach (var entry in fallen)
            {
                answers[entry.Index] = entry.Writes
                    ? answers[entry.Index] with { Body = default, Accompanying = static () => [], Opened = [] }
                    : attempt < Attempts
                        ? await run.RunAsync(entry, http, key: null)
                        : EntryPlaces.In(entry, FhirErrors.Unavailable());
            }
        }
    }

    private async Task<bool> StandsAsync(FhirResult answer, CancellationToken cancellation)
    {
        try
        {
            return await permits.StandAsync(answer.Opened, cancellation);
        }
        catch (UnavailableException)
        {
            // An entry that is carried out again hears it for itself.
            return false;
        }
    }
}
