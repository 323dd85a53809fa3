using System.Data;
using System.Data.SqlTypes;
using System.Reflection;
using Microsoft.Data.SqlClient;
using Microsoft.SqlServer.Server;

namespace CareBridge.Tests.Platform;

/// <summary>
/// SqlClient asks for the assembly Microsoft.SqlServer.Server at the first command with a parameter. Connections open
/// without it, so nothing but a parameter shows that it is missing.
/// </summary>
public sealed class SqlServerTypesTests
{
    private static readonly AssemblyName Wanted = Assert.Single(
        typeof(SqlCommand).Assembly.GetReferencedAssemblies(), name => name.Name == "Microsoft.SqlServer.Server");

    [Fact]
    public void The_assembly_that_SqlClient_asks_for_is_here() =>
        Assert.True(Assembly.Load(Wanted).GetName().Version >= Wanted.Version);

    [Fact]
    public void A_parameter_is_examined_for_the_attributes_that_we_declare()
    {
        using var command = new SqlCommand("SELECT @place");

        Assert.Equal(SqlDbType.Udt, command.Parameters.AddWithValue("@place", new Place()).SqlDbType);
    }

    [Fact]
    public void A_CLR_type_that_is_none_is_refused_in_SqlClients_own_words()
    {
        var refused = Assert.Throws<InvalidUdtException>(
            () => new Microsoft.Data.SqlClient.Server.SqlMetaData("place", SqlDbType.Udt, typeof(string)));

        Assert.Contains("System.String", refused.Message);
    }

    [SqlUserDefinedType(Format.Native)]
    private struct Place : INullable
    {
        public readonly bool IsNull => false;
    }
}
