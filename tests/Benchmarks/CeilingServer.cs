using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace CareBridge.Benchmarks;

/// <summary>
/// What no server of ours can beat: Kestrel returning given bytes from memory, Kestrel returning them after one
/// primary-key lookup in the same database, saying after one that nothing has changed, and returning what it was sent.
/// A process of its own, as CareBridge is.
/// </summary>
internal static class CeilingServer
{
    public const string Verb = "ceiling";
    public const string Memory = "memory";
    public const string Lookup = "lookup";
    public const string Unchanged = "unchanged";
    public const string Bytes = "bytes";
    public const string Echo = "echo";

    public static async Task<int> RunAsync(string address, string connection)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls(address);
        await using var app = builder.Build();
        await using var database = NpgsqlDataSource.Create(connection);
        var store = new Store(database);
        byte[] bytes = [];
        app.MapPut($"/{Bytes}", async (HttpRequest request) =>
        {
            using var body = new MemoryStream();
            await request.Body.CopyToAsync(body);
            bytes = body.ToArray();
            await store.KeepAsync(bytes);
        });
        app.MapGet($"/{Memory}", () => Results.Bytes(bytes, "application/fhir+json"));
        app.MapGet($"/{Lookup}", async () => Results.Bytes(await store.FindAsync(), "application/fhir+json"));
        app.MapGet($"/{Unchanged}", async () =>
        {
            await store.FindAsync();
            return Results.StatusCode(StatusCodes.Status304NotModified);
        });
        app.MapPost($"/{Echo}", async (HttpContext http) =>
        {
            http.Response.ContentType = "application/json";
            await http.Request.Body.CopyToAsync(http.Response.Body);
        });
        await app.RunAsync();
        return 0;
    }

    private sealed class Store(NpgsqlDataSource database)
    {
        private static readonly Guid Key = Guid.CreateVersion7();

        public async Task KeepAsync(byte[] bytes)
        {
            await using var command = database.CreateCommand(
                """
                CREATE TABLE IF NOT EXISTS public.ceiling (id uuid PRIMARY KEY, body bytea NOT NULL);
                DELETE FROM public.ceiling WHERE id = @id;
                INSERT INTO public.ceiling VALUES (@id, @body);
                """);
            command.Parameters.AddWithValue("id", Key);
            command.Parameters.AddWithValue("body", bytes);
            await command.ExecuteNonQueryAsync();
        }

        public async Task<byte[]> FindAsync()
        {
            await using var command = database.CreateCommand("SELECT body FROM public.ceiling WHERE id = $1");
            command.Parameters.AddWithValue(Key);
            return (byte[])(await command.ExecuteScalarAsync())!;
        }
    }
}
