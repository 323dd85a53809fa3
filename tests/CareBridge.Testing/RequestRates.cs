using System.Reflection;
using System.Runtime.CompilerServices;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;

namespace CareBridge.Testing;

/// <summary>
/// ASP.NET Core counts requests with timers that it never stops: an application that has ended would stay in memory,
/// with all it knew, for as long as the process that runs the tests.
/// </summary>
internal sealed class RequestRates : IStartupFilter
{
    private const string Counter = "RateLimitingMiddleware";

    private RequestDelegate? _pipeline;

    public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
    {
        app.Use(pipeline => _pipeline = pipeline);
        next(app);
    };

    /// <exception cref="InvalidOperationException">They are counted in another way now.</exception>
    public async Task StopAsync()
    {
        var counter = Find(_pipeline, []) ?? throw new InvalidOperationException($"No {Counter} is in the pipeline.");
        foreach (var limiter in Parts(counter).OfType<IAsyncDisposable>()) await limiter.DisposeAsync();
    }

    /// <summary>Along the chain of what handles requests one after the other.</summary>
    private static object? Find(object? link, HashSet<object> seen)
    {
        if (link is Delegate call) return Find(call.Target, seen);
        if (link is null || !IsHandler(link.GetType()) || !seen.Add(link)) return null;
        return link.GetType().Name == Counter
            ? link
            : Parts(link).Select(part => Find(part, seen)).FirstOrDefault(found => found is not null);
    }

    private static bool IsHandler(Type type) =>
        type.Name.Contains("Middleware", StringComparison.Ordinal)
        || type.IsDefined(typeof(CompilerGeneratedAttribute), inherit: false);

    private static IEnumerable<object?> Parts(object whole)
    {
        for (var type = whole.GetType(); type is not null; type = type.BaseType)
        {
            foreach (var field in type.GetFields(
                BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly))
            {
                yield return field.GetValue(whole);
            }
        }
    }
}
