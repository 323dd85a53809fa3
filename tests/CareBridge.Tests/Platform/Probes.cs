using CareBridge.Platform.Disclosures;
using CareBridge.Platform.Domain;
using CareBridge.Platform.Hosting;
using CareBridge.Platform.Questions;
using CareBridge.Platform.Security;
using CareBridge.Platform.Storage;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace CareBridge.Tests.Platform;

public sealed record AskProbe(string Outcome);

public sealed record ProbeAnswer(string Outcome, long Number);

internal sealed record ProbeBody
{
    public required string Name { get; init; }

    public int? Number { get; init; }

    public Role? Role { get; init; }

    public ProbeBody? Inner { get; init; }
}

/// <summary>Says and refuses whatever it is asked to.</summary>
internal sealed class Prober
{
    public Task<ProbeAnswer> AnswerAsync(AskProbe question) =>
        Outcomes.TryGetValue(question.Outcome, out var outcome)
            ? Task.FromException<ProbeAnswer>(outcome())
            : Task.FromResult(new ProbeAnswer(question.Outcome, 42));

    public static Dictionary<string, Func<Exception>> Outcomes { get; } = new()
    {
        ["refused"] = () => new RefusedException("not-now", "It is too late."),
        ["missing"] = () => new NotFoundException("referral"),
        ["stale"] = () => new StaleVersionException(3, 5),
        ["invalid"] = () => new InvalidRequestException(new Dictionary<string, string[]>
        {
            ["name"] = ["Required.", "At most 5 characters."],
            ["items[0].code"] = ["Unknown."],
        }),
        ["unavailable"] = () => new UnavailableException("consent"),
        ["concurrent"] = () => new DbUpdateConcurrencyException("Ada Lovelace"),
        ["duplicate"] = () => new DbUpdateException("Ada Lovelace", Postgres(PostgresErrorCodes.UniqueViolation)),
        ["deadlock"] = () => new DbUpdateException("Ada Lovelace", Postgres(PostgresErrorCodes.DeadlockDetected)),
        ["outage"] = () => new InvalidOperationException("Ada Lovelace", new NpgsqlException("Ada Lovelace")),
        ["shutdown"] = () => Postgres(PostgresErrorCodes.AdminShutdown),
        ["bug"] = () => new InvalidOperationException("Ada Lovelace"),
    };

    private static PostgresException Postgres(string state) => new("Ada Lovelace", "ERROR", "ERROR", state);
}

/// <summary>Endpoints of every kind, for the platform's own rules.</summary>
internal sealed class ProbeModule : ServiceModule
{
    public override string Name => "probe";

    public override void AddServices(IServiceCollection services, IConfiguration configuration) =>
        services.AddSingleton<Prober>();

    public override void MapEndpoints(IEndpointRouteBuilder routes)
    {
        var api = routes.MapGroup("/api/probe");
        api.MapGet("/outcomes/{outcome}", (string outcome, Prober prober) =>
            prober.AnswerAsync(new AskProbe(outcome))).AllowAnonymous().ShowsNothing();
        api.MapPost("/bodies", (ProbeBody body) => body).AllowAnonymous().ShowsNothing();
        api.MapPost("/streams", async (HttpContext http) =>
            (await new StreamReader(http.Request.Body).ReadToEndAsync()).Length).AllowAnonymous().ShowsNothing();
        api.MapGet("/numbers/{number:int}", (int number, int twice) => number * twice).AllowAnonymous().ShowsNothing();
        api.MapGet("/silent", () => "nobody should read this").ShowsNothing();
        api.MapGet("/known", (Caller caller) => caller).RequireAuthorization().ShowsNothing();
        api.MapGet("/administrators", (Caller caller) => caller).RequireRole(Role.Administrator).ShowsNothing();
    }

    public override void MapQuestions(IEndpointRouteBuilder routes) =>
        routes.MapSharedQuestion<Prober, AskProbe, ProbeAnswer>((prober, question, _) => prober.AnswerAsync(question));
}
