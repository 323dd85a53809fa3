using System.Text.RegularExpressions;
using CareBridge.Platform.Domain;
using Microsoft.Data.SqlClient;
using Npgsql;

namespace CareBridge.Platform.Messaging;

/// <summary>
/// Why a reaction gave up, in the words of the code alone: what an exception says may quote a row or a body.
/// </summary>
/// <param name="Fault">The exception's type.</param>
/// <param name="Detail">A code of ours or of the store; null when there is none.</param>
/// <param name="Place">The innermost of our own methods that it came through.</param>
public sealed partial record FailureReason(string Fault, string? Detail, string? Place)
{
    internal static FailureReason Of(Exception exception)
    {
        var root = exception;
        while (root.InnerException is { } inner) root = inner;
        return new FailureReason(root.GetType().Name, Code(root), PlaceIn(exception.ToString()));
    }

    /// <summary>Of what the broker was told of it.</summary>
    internal static FailureReason Of(string? type, string? trace) =>
        new(type?.Split('.')[^1] ?? "unknown", Detail: null, PlaceIn(trace ?? ""));

    private static string? Code(Exception exception) => exception switch
    {
        RefusedException refused => refused.Code,
        PostgresException postgres => Named(postgres.SqlState, postgres.ConstraintName ?? postgres.TableName),
        SqlException server => $"{server.Number}",
        _ => null,
    };

    private static string Named(string state, string? name) => name is null ? state : $"{state} ({name})";

    private static string? PlaceIn(string trace) =>
        Method().Match(trace) is { Success: true } method ? method.Groups[1].Value : null;

    [GeneratedRegex(@"^\s*at (CareBridge\.[\w.`<>+]+)\(", RegexOptions.Multiline)]
    private static partial Regex Method();
}
