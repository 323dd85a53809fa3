using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Reflection;
using System.Text.Json;
using CareBridge.Platform.Domain;
using CareBridge.Platform.Security;

namespace CareBridge.Platform.Diagnosis;

/// <summary>Whether the services that run elsewhere are where they are said to be, and are ours.</summary>
internal sealed class ServicesCheck : DeploymentCheck
{
    private static readonly TimeSpan MostSkew = TimeSpan.FromSeconds(5);

    public override string Name => "services";

    public override async Task ExamineAsync(Examination examination, Findings found, CancellationToken cancellation)
    {
        if (examination.Target.IsWhole) return;
        if (KeyRing.TokensOf(examination) is not { } tokens)
        {
            found.Note("services-unasked", "Keys:Folder", "Without a key nobody can be asked who they are.");
            return;
        }
        using var http = new HttpClient { Timeout = Examination.Patience };
        foreach (var module in examination.Target.Elsewhere)
        {
            var key = $"Services:{module.Name}";
            if (!Uri.TryCreate(examination[key], UriKind.Absolute, out var address)) continue;
            try
            {
                await AskAsync(new Asked(module.Name, key, address), http, tokens, examination, found, cancellation);
            }
            catch (Exception exception) when (exception is HttpRequestException
                or OperationCanceledException && !cancellation.IsCancellationRequested)
            {
                found.Fault(
                    "service-unreachable",
                    key,
                    "The service does not answer.",
                    $"See that {module.Name} runs and listens there (urls), and that nothing between closes the way.");
            }
        }
    }

    private static async Task AskAsync(
        Asked asked,
        HttpClient http,
        InternalTokens tokens,
        Examination examination,
        Findings found,
        CancellationToken cancellation)
    {
        using var request = new HttpRequestMessage(
            HttpMethod.Get, new Uri(asked.Address, $"/api/{asked.Service}/operation"));
        var token = tokens.For(new Caller(Guid.Empty, Role.Administrator, OrganizationId: null));
        request.Headers.Authorization = new AuthenticationHeaderValue(InternalTokens.Scheme, token);
        using var response = await http.SendAsync(request, cancellation);
        // Before anything else: a token that is older than its minute opens nothing either.
        var isInTime = LookAtClock(asked, response.Headers.Date, examination.Time, found);
        if (response.StatusCode == HttpStatusCode.Unauthorized)
        {
            if (isInTime)
            {
                found.Fault(
                    "service-keys",
                    asked.Key,
                    "The service does not know our keys, so neither believes the other anything.",
                    "Give all services the same Keys:Folder.");
            }
        }
        else if (await ReadAsync(response, cancellation) is { } view && view.Service == asked.Service)
        {
            LookAtView(asked, view, found);
        }
        else
        {
            found.Fault(
                "service-other",
                asked.Key,
                $"Something answers there, and it is not {asked.Service}.",
                $"Put the address of {asked.Service} there, not that of another service or of a proxy's page.");
        }
    }

    /// <summary>The header tells whole seconds.</summary>
    private static bool LookAtClock(Asked asked, DateTimeOffset? theirs, TimeProvider time, Findings found)
    {
        if (theirs is not { } then || (then - time.Now()).Duration() <= MostSkew) return true;
        found.Fault(
            "service-clock",
            asked.Key,
            string.Create(
                CultureInfo.InvariantCulture, $"Its clock is {(then - time.Now()).TotalSeconds:0} s ahead of ours."),
            "Have both machines keep time by the same server (NTP, chrony).");
        return false;
    }

    private static void LookAtView(Asked asked, Answer view, Findings found)
    {
        var own = Assembly.GetExecutingAssembly().GetName().Version!.ToString(3);
        if (view.Version != own)
        {
            found.Warning(
                "service-version",
                asked.Key,
                $"It is release {view.Version}, and this is {own}.",
                "Bring all services to one release; during an upgrade, wait until all are through.");
        }
        if (!view.Store.Answers || !view.Transport.Answers)
        {
            found.Fault(
                "service-not-ready",
                asked.Key,
                view.Store.Answers ? "Its broker does not answer it." : "Its store does not answer it.",
                $"Run carebridge doctor --services {asked.Service} where it runs.");
        }
    }

    private static async Task<Answer?> ReadAsync(HttpResponseMessage response, CancellationToken cancellation)
    {
        if (!response.IsSuccessStatusCode) return null;
        try
        {
            return await response.Content.ReadFromJsonAsync<Answer>(cancellation);
        }
        catch (JsonException)
        {
            // A page of somebody else's.
            return null;
        }
    }

    private sealed record Asked(string Service, string Key, Uri Address);

    /// <summary>Of its view, what every release tells.</summary>
    private sealed record Answer(string? Service, string? Version, Side Store, Side Transport);

    private sealed record Side(bool Answers);
}
