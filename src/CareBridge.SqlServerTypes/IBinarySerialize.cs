namespace Microsoft.SqlServer.Server;

/// <summary>Layout of a CLR type with <see cref="Format.UserDefined"/>.</summary>
public interface IBinarySerialize
{
    void Read(BinaryReader r);

    void Write(BinaryWriter w);
}
